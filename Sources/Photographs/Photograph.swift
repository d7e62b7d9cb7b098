/// A picture of 8-bit red, green and blue.
public struct Photograph: Hashable, Sendable {
  /// The number of pixels from left to right.
  public let width: Int

  /// The number of pixels from top to bottom.
  public let height: Int

  /// Red, green, blue of each pixel, row by row from the top left: 3 · width · height bytes.
  public let pixels: [UInt8]

  /// A picture of pixels that exist already. Requires 3 · width · height bytes.
  public init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(
      width > 0 && height > 0 && pixels.count == 3 * width * height,
      "\(pixels.count) bytes for \(width) × \(height) pixels")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// A picture of one colour.
  init(width: Int, height: Int, color: [UInt8]) {
    let row = [[UInt8]](repeating: color, count: width).flatMap(\.self)
    self.init(
      width: width, height: height,
      pixels: [[UInt8]](repeating: row, count: height).flatMap(\.self))
  }

  /// Red, green and blue of one pixel. Requires a place inside the picture.
  public subscript(x: Int, y: Int) -> (red: UInt8, green: UInt8, blue: UInt8) {
    precondition(x >= 0 && x < width && y >= 0 && y < height)
    let place = 3 * (y * width + x)
    return (pixels[place], pixels[place + 1], pixels[place + 2])
  }

  /// The same picture with another one put over it; parts that reach beyond the edges are lost.
  func pasting(_ other: Photograph, x left: Int, y top: Int) -> Photograph {
    var result = pixels
    let columns = max(left, 0)..<max(min(left + other.width, width), max(left, 0))
    let rows = max(top, 0)..<max(min(top + other.height, height), max(top, 0))
    for y in rows {
      let source = 3 * ((y - top) * other.width + columns.lowerBound - left)
      let target = 3 * (y * width + columns.lowerBound)
      let count = 3 * columns.count
      result.replaceSubrange(
        target..<target + count, with: other.pixels[source..<source + count])
    }
    return Photograph(width: width, height: height, pixels: result)
  }
}

extension Photograph: CustomStringConvertible {
  /// The size, since nobody reads a million numbers.
  public var description: String { "a picture of \(width) × \(height) pixels" }
}
