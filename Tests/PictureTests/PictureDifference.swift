import AlexViz

/// What is different between two pictures. Edges may be a little darker or lighter, as other
/// versions of the font libraries draw them, but nothing may be missing or elsewhere.
///
/// Both are cut into squares of 4 × 4 pixels. A square differs when the mean of one of its colours
/// does by more than the tolerance.
struct PictureDifference {
  /// In levels of 255: half of the pixels may be lighter by 24. Another digit gives 16 or more.
  static let tolerance = 12

  private static let side = 4

  private let actual: Photograph

  /// The top left corners of the squares that differ; all if the sizes are not the same.
  private let squares: [(x: Int, y: Int)]

  /// What is to be told of it; `nil` if the pictures are alike.
  let description: String?

  init(of actual: Photograph, from approved: Photograph) {
    self.actual = actual
    guard (actual.width, actual.height) == (approved.width, approved.height) else {
      squares = PictureDifference.corners(of: actual)
      description =
        "is \(actual.width) × \(actual.height) pixels, "
        + "but \(approved.width) × \(approved.height) are approved"
      return
    }
    let squares = PictureDifference.corners(of: actual).filter { corner in
      zip(
        PictureDifference.mean(of: actual, at: corner),
        PictureDifference.mean(of: approved, at: corner)
      ).contains { abs($0 - $1) > PictureDifference.tolerance }
    }
    self.squares = squares
    description = squares.first.map { first in
      "differs in \(squares.count) squares, the first at (\(first.x), \(first.y))"
    }
  }

  /// The actual picture, pale, with the squares that differ in red.
  var picture: Scene {
    var pixels = actual.pixels.map { UInt8(192 + Int($0) / 4) }
    for corner in squares {
      for place in PictureDifference.places(of: actual, at: corner) {
        pixels.replaceSubrange(place..<place + 3, with: [220, 0, 0])
      }
    }
    let size = Size(width: Double(actual.width), height: Double(actual.height))
    let raster = Raster(width: actual.width, height: actual.height, pixels: .rgb(pixels))
    let frame = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    return Scene(size: size, elements: [.picture(Picture(raster: raster, frame: frame))])
  }

  private static func corners(of picture: Photograph) -> [(x: Int, y: Int)] {
    stride(from: 0, to: picture.height, by: side).flatMap { y in
      stride(from: 0, to: picture.width, by: side).map { (x: $0, y: y) }
    }
  }

  /// Where in `pixels` the pixels of a square begin.
  private static func places(of picture: Photograph, at corner: (x: Int, y: Int)) -> [Int] {
    (corner.y..<min(corner.y + side, picture.height)).flatMap { y in
      (corner.x..<min(corner.x + side, picture.width)).map { 3 * (y * picture.width + $0) }
    }
  }

  /// The mean red, green and blue of a square.
  private static func mean(of picture: Photograph, at corner: (x: Int, y: Int)) -> [Int] {
    let places = places(of: picture, at: corner)
    return (0..<3).map { component in
      places.reduce(0) { $0 + Int(picture.pixels[$1 + component]) } / places.count
    }
  }
}
