/// Multiplies each channel by a learned factor. Touvron et al. 2021.
public struct LayerScale: Layer {
  public static let className = "LayerScale"
  public let identity = LayerIdentity()
  public var name: String?
  public let isTrainable: Bool

  public init(trainable: Bool = true, name: String? = nil) {
    self.isTrainable = trainable
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    guard input.channels != nil else {
      throw LayerProblem("wants a known number of channels but got \(input)")
    }
    return input
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    guard let channels = inputs.first?.channels else { return [] }
    return [Weight(name: "gamma", shape: [channels], isTrainable: isTrainable)]
  }
}
