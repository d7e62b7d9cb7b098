import ModelDescription

/// What batch normalisation does to each channel once a network is trained.
struct BatchStatistics: Sendable {
  private let epsilon: Double
  private let gamma: NamedTensor?
  private let beta: NamedTensor?
  private let mean: NamedTensor
  private let variance: NamedTensor

  init(
    _ layer: BatchNormalization, _ weights: LayerWeights, channels: Int
  ) throws(ForwardPassError) {
    epsilon = layer.epsilon
    gamma = layer.scale ? try weights.perChannel("gamma", "weight", count: channels) : nil
    beta = layer.center ? try weights.perChannel("beta", "bias", count: channels) : nil
    mean = try weights.perChannel("moving_mean", "running_mean", count: channels)
    variance = try weights.perChannel("moving_variance", "running_var", count: channels)
  }

  /// gamma / √(variance + epsilon).
  func writeFactors(to destination: UnsafeMutablePointer<Float>) throws(ForwardPassError) {
    for (channel, factor) in try factors().enumerated() { destination[channel] = Float(factor) }
  }

  /// beta − mean · gamma / √(variance + epsilon).
  func writeShifts(to destination: UnsafeMutablePointer<Float>) throws(ForwardPassError) {
    let (factors, means, betas) = (try factors(), try mean.floats(), try beta?.floats())
    for channel in factors.indices {
      let shift = Double(betas?[channel] ?? 0) - Double(means[channel]) * factors[channel]
      destination[channel] = Float(shift)
    }
  }

  private func factors() throws(ForwardPassError) -> [Double] {
    let gammas = try gamma?.floats()
    return try variance.floats().enumerated().map { channel, variance in
      Double(gammas?[channel] ?? 1) / (Double(variance) + epsilon).squareRoot()
    }
  }
}
