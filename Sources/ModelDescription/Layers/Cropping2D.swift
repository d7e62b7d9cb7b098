/// Cuts rows and columns off the edges of feature maps.
public struct Cropping2D: Layer {
  public static let className = "Cropping2D"
  public let identity = LayerIdentity()
  public var name: String?
  public let top: Int
  public let bottom: Int
  public let left: Int
  public let right: Int

  /// - Parameter cropping: rows above and below, then columns left and right.
  public init(cropping: ((Int, Int), (Int, Int)), name: String? = nil) {
    top = cropping.0.0
    bottom = cropping.0.1
    left = cropping.1.0
    right = cropping.1.1
    self.name = name
  }

  /// - Parameter cropping: rows or columns on each of the four sides.
  public init(cropping: Int, name: String? = nil) {
    self.init(cropping: ((cropping, cropping), (cropping, cropping)), name: name)
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneFeatureMapInput(inputs)
    for margin in [top, bottom, left, right] where !(0...Limits.size).contains(margin) {
      throw LayerProblem("wants a cropping of at least 0 but got \(margin)")
    }
    func cut(_ side: Int?, _ before: Int, _ after: Int) throws(LayerProblem) -> Int? {
      guard let side else { return nil }
      guard side > before + after else {
        throw LayerProblem(
          "cuts \(before) + \(after) rows or columns off, which leaves nothing of its input "
            + "\(input)")
      }
      return side - before - after
    }
    return input.with(
      height: try cut(input[.height], top, bottom), width: try cut(input[.width], left, right),
      channels: input.channels)
  }
}
