/// Where the numbers of a map lie on the picture that the network sees, in its pixels.
///
/// Number i of a row belongs to the centre of its receptive field, `firstCenter + i · stride`,
/// counted from the centre of the first pixel; that need not be its place when the map is stretched
/// over the picture.
public struct MapPlacement: Hashable, Sendable {
  public var horizontal: Line
  public var vertical: Line

  /// The places along one direction.
  public struct Line: Hashable, Sendable {
    public var firstCenter: Double
    public var stride: Double

    /// How many pixels one number sees.
    public var fieldSize: Double

    public init(firstCenter: Double, stride: Double, fieldSize: Double) {
      self.firstCenter = firstCenter
      self.stride = stride
      self.fieldSize = fieldSize
    }

    /// The place of a number on the picture.
    public func center(_ index: Int) -> Double { firstCenter + Double(index) * stride }

    /// The first and the last pixel that a number sees, beyond the picture's edges too.
    func field(of index: Int) -> ClosedRange<Double> {
      let reach = max(fieldSize - 1, 0) / 2
      return center(index) - reach...center(index) + reach
    }

    /// The two numbers around a place on the picture and the part of the second; beyond the outer
    /// centres, up to half a stride, the outer number. `nil` farther away.
    func neighbors(of place: Double, among count: Int) -> (low: Int, high: Int, part: Double)? {
      let position = (place - firstCenter) / stride
      guard position >= -0.5, position <= Double(count) - 0.5 else { return nil }
      let inside = min(max(position, 0), Double(count - 1))
      let low = min(Int(inside), count - 1)
      return (low, min(low + 1, count - 1), inside - Double(low))
    }
  }

  /// The places on the picture drawn larger or smaller.
  func scaled(across: Double, down: Double) -> MapPlacement {
    func scaled(_ line: Line, _ factor: Double) -> Line {
      // Centres of pixels are counted, edges are scaled.
      Line(
        firstCenter: (line.firstCenter + 0.5) * factor - 0.5, stride: line.stride * factor,
        fieldSize: line.fieldSize * factor)
    }
    return MapPlacement(horizontal: scaled(horizontal, across), vertical: scaled(vertical, down))
  }

  public init(horizontal: Line, vertical: Line) {
    self.horizontal = horizontal
    self.vertical = vertical
  }
}
