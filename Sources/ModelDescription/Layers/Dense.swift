/// A fully connected layer: every unit reads every number of the last dimension.
///
/// The last dimension becomes `units`. Parameters = (inputs + 1) · units.
public struct Dense: Layer {
  public static let className = "Dense"
  public let identity = LayerIdentity()
  public var name: String?
  public let units: Int
  public package(set) var activation: ActivationFunction
  public let useBias: Bool
  public let isTrainable: Bool

  public init(
    units: Int, activation: ActivationFunction = .linear, useBias: Bool = true,
    trainable: Bool = true, name: String? = nil
  ) {
    self.units = units
    self.activation = activation
    self.useBias = useBias
    self.isTrainable = trainable
    self.name = name
  }

  public var activationFunction: ActivationFunction? { activation }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    try positive(units, "a number of units")
    guard input.dimensions.last.flatMap(\.self) != nil else {
      throw LayerProblem("wants a known number of inputs but got \(input)")
    }
    return input.with(input.dimensions.dropLast() + [units])
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    guard let count = inputs.first?.dimensions.last ?? nil else { return [] }
    let kernel = Weight(name: "kernel", shape: [count, units], isTrainable: isTrainable)
    let bias = Weight(name: "bias", shape: [units], isTrainable: isTrainable)
    return useBias ? [kernel, bias] : [kernel]
  }

  public func multiplyAccumulates(from inputs: [Shape], to output: Shape) -> Int? {
    guard let count = inputs.first?.dimensions.last ?? nil, let outputs = output.elementCount else {
      return nil
    }
    return count * outputs
  }
}
