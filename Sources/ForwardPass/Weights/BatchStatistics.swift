import ModelDescription

/// What batch normalisation does to each channel once a network is trained.
struct BatchStatistics: Sendable {
  private(set) var name: String
  private(set) var gamma: NamedTensor?
  private(set) var beta: NamedTensor?
  let mean: NamedTensor
  let variance: NamedTensor
  private let epsilon: Double

  init(
    _ layer: BatchNormalization, _ weights: LayerWeights, channels: Int
  ) throws(ForwardPassError) {
    name = weights.layer
    epsilon = layer.epsilon
    gamma = layer.scale ? try weights.perChannel("gamma", "weight", count: channels) : nil
    beta = layer.center ? try weights.perChannel("beta", "bias", count: channels) : nil
    mean = try weights.perChannel("moving_mean", "running_mean", count: channels)
    variance = try weights.perChannel("moving_variance", "running_var", count: channels)
  }

  /// The same with gamma and beta from a layer of their own, as Caffe has them; `nil` if there are
  /// some already.
  func scaled(
    by layer: Scale, _ weights: LayerWeights, channels: Int
  ) throws(ForwardPassError) -> BatchStatistics? {
    guard gamma == nil, beta == nil else { return nil }
    var scaled = self
    scaled.name += " * " + weights.layer
    scaled.gamma = layer.scale ? try weights.perChannel("gamma", "weight", count: channels) : nil
    scaled.beta = layer.center ? try weights.perChannel("beta", "bias", count: channels) : nil
    return scaled
  }

  /// gamma / √(variance + epsilon): the factors of the kernels before.
  func factors() throws(ForwardPassError) -> [Float] {
    try exactFactors().map { Float($0) }
  }

  /// beta + (bias − mean) · gamma / √(variance + epsilon): the bias that replaces the one before.
  func writeShifts(
    over bias: NamedTensor?, to destination: UnsafeMutablePointer<Float>
  ) throws(ForwardPassError) {
    let (factors, means) = (try exactFactors(), try mean.floats())
    let (betas, biases) = (try beta?.floats(), try bias?.floats())
    for channel in factors.indices {
      let distance = Double(biases?[channel] ?? 0) - Double(means[channel])
      destination[channel] = Float(Double(betas?[channel] ?? 0) + distance * factors[channel])
    }
  }

  private func exactFactors() throws(ForwardPassError) -> [Double] {
    let gammas = try gamma?.floats()
    return try variance.floats().enumerated().map { channel, variance in
      Double(gammas?[channel] ?? 1) / (Double(variance) + epsilon).squareRoot()
    }
  }
}
