/// Puts rows and columns of zeros around feature maps.
public struct ZeroPadding2D: Layer {
  public static let className = "ZeroPadding2D"
  public let identity = LayerIdentity()
  public var name: String?
  public let top: Int
  public let bottom: Int
  public let left: Int
  public let right: Int

  /// - Parameter padding: rows above and below, then columns left and right.
  public init(padding: ((Int, Int), (Int, Int)), name: String? = nil) {
    top = padding.0.0
    bottom = padding.0.1
    left = padding.1.0
    right = padding.1.1
    self.name = name
  }

  /// - Parameter padding: rows or columns on each of the four sides.
  public init(padding: Int = 1, name: String? = nil) {
    self.init(padding: ((padding, padding), (padding, padding)), name: name)
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneFeatureMapInput(inputs)
    for margin in [top, bottom, left, right] where !(0...Limits.size).contains(margin) {
      throw LayerProblem("wants padding of at least 0 but got \(margin)")
    }
    return input.with(
      height: input[.height].map { $0 + top + bottom },
      width: input[.width].map { $0 + left + right }, channels: input.channels)
  }
}
