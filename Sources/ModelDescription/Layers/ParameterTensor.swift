/// Learned numbers that enter the graph by themselves: a class token, a position's embedding.
///
/// It has no input; apply it to none: `ParameterTensor(shape: …)([])`.
public struct ParameterTensor: Layer {
  public static let className = "Parameter"
  public let identity = LayerIdentity()
  public var name: String?

  /// The whole shape; the first dimension is no batch, though it may be 1 to fit one.
  public let shape: Shape
  public let isTrainable: Bool

  public init(shape: Shape, trainable: Bool = true, name: String? = nil) {
    self.shape = shape
    self.isTrainable = trainable
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    guard inputs.isEmpty else { throw LayerProblem("wants no input but got \(inputs.count)") }
    for size in shape.dimensions {
      guard let size else { throw LayerProblem("wants sizes that are known but got \(shape)") }
      try positive(size, "sizes")
    }
    return shape
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    [Weight(name: "value", shape: shape.dimensions.compactMap(\.self), isTrainable: isTrainable)]
  }
}
