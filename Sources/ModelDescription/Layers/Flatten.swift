/// Lays the numbers of each example in a row: height, width, channel, the channel quickest.
public struct Flatten: Layer {
  public static let className = "Flatten"
  public let identity = LayerIdentity()
  public let name: String?

  public init(name: String? = nil) {
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    return Shape([input.dimensions.first ?? nil, input.elementCount])
  }
}
