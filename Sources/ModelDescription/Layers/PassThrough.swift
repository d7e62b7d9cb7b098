/// A layer that changes nothing when the network runs: noise, masks, random changes of pictures.
public struct PassThrough: Layer {
  public static let className = "PassThrough"
  public let identity = LayerIdentity()
  public var name: String?

  /// The class, as Keras names it: `GaussianNoise`.
  public let className: String

  public init(className: String, name: String? = nil) {
    self.className = className
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    try oneInput(inputs)
  }
}
