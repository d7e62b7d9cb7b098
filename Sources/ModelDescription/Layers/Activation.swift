/// Applies a function to each number.
public struct Activation: Layer {
  public static let className = "Activation"
  public let identity = LayerIdentity()
  public var name: String?
  public let activation: ActivationFunction

  public init(_ activation: ActivationFunction, name: String? = nil) {
    self.activation = activation
    self.name = name
  }

  public var activationFunction: ActivationFunction? { activation }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    try oneInput(inputs)
  }
}
