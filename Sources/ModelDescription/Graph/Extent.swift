/// Two whole numbers for height and width: a kernel's size, strides, a dilation rate.
public struct Extent: Hashable, Sendable {
  public let height: Int
  public let width: Int

  public init(height: Int, width: Int) {
    self.height = height
    self.width = width
  }

  /// From a pair in Keras's order: height, width.
  init(_ pair: (Int, Int)) {
    height = pair.0
    width = pair.1
  }

  public var isSquare: Bool { height == width }

  /// The number along one axis.
  public subscript(axis: Axis) -> Int { axis == .height ? height : width }

  /// Both numbers with a multiplication sign: `11 × 11`.
  public var figureText: String { "\(height) × \(width)" }
}

/// One of the two directions of a picture.
public enum Axis: Sendable, CaseIterable {
  case height, width
}
