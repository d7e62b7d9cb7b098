/// Multiplies each channel by a learned factor and adds a learned number to it, as Caffe's layers
/// `Scale` and `Bias`, which follow its normalisations.
///
/// gamma · x + beta; one or two numbers a channel.
public struct Scale: Layer {
  public static let className = "Scale"
  public let identity = LayerIdentity()
  public var name: String?

  /// Whether there is a factor, gamma.
  public let scale: Bool

  /// Whether there is a summand, beta.
  public let center: Bool
  public let isTrainable: Bool

  public init(
    scale: Bool = true, center: Bool = true, trainable: Bool = true, name: String? = nil
  ) {
    self.scale = scale
    self.center = center
    self.isTrainable = trainable
    self.name = name
  }

  /// The class under Caffe's name.
  public var className: String { scale ? "Scale" : "Bias" }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    guard input.channels != nil else {
      throw LayerProblem("wants a known number of channels but got \(input)")
    }
    return input
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    guard let channels = inputs.first?.channels else { return [] }
    func weight(_ name: String) -> Weight {
      Weight(name: name, shape: [channels], isTrainable: isTrainable)
    }
    return (scale ? [weight("gamma")] : []) + (center ? [weight("beta")] : [])
  }
}
