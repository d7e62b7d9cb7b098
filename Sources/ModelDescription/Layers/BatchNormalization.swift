/// Shifts and scales each channel: gamma · (x − mean) / √(variance + epsilon) + beta.
///
/// Four numbers a channel, of which the moving mean and variance are not trained by gradients.
/// Ioffe & Szegedy 2015.
public struct BatchNormalization: Layer {
  public static let className = "BatchNormalization"
  public let identity = LayerIdentity()
  public var name: String?
  public let epsilon: Double

  /// Whether there is a shift, beta.
  public let center: Bool

  /// Whether there is a factor, gamma.
  public let scale: Bool
  public let isTrainable: Bool

  /// The dimension that is normalised, the batch counted, from the end if negative; `nil` for the
  /// channels.
  public let axis: Int?

  public init(
    axis: Int? = nil, epsilon: Double = 1e-3, center: Bool = true, scale: Bool = true,
    trainable: Bool = true, name: String? = nil
  ) {
    self.axis = axis
    self.epsilon = epsilon
    self.center = center
    self.scale = scale
    self.isTrainable = trainable
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    guard channels(of: input) != nil else {
      throw LayerProblem("wants a known number of channels but got \(input)")
    }
    return input
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    guard let channels = inputs.first.flatMap(channels) else { return [] }
    func weight(_ name: String, trainable: Bool) -> Weight {
      Weight(name: name, shape: [channels], isTrainable: trainable)
    }
    return (scale ? [weight("gamma", trainable: isTrainable)] : [])
      + (center ? [weight("beta", trainable: isTrainable)] : [])
      + [weight("moving_mean", trainable: false), weight("moving_variance", trainable: false)]
  }

  /// The size of the dimension that is normalised.
  private func channels(of input: Shape) -> Int? {
    guard let axis else { return input.channels }
    return (try? input.place(of: axis)).flatMap { input.dimensions[$0] }
  }
}
