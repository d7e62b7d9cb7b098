/// Weighs each channel by what all channels are on average: Hu et al. 2017, "Squeeze-and-excitation
/// networks".
package struct SqueezeAndExcitation: Sendable {
  /// The channels between the two 1 × 1 convolutions.
  let channels: Int

  /// The function after the first of them.
  let activation: ActivationFunction

  /// The function that makes weights of what the second gives.
  let gate: ActivationFunction

  package init(channels: Int, activation: ActivationFunction, gate: ActivationFunction) {
    self.channels = channels
    self.activation = activation
    self.gate = gate
  }

  /// - Parameter name: the module's; its convolutions are `fc1` and `fc2` in it, as in torchvision.
  func callAsFunction(
    _ x: SymbolicTensor, names: LayerNames, _ name: String
  ) -> SymbolicTensor {
    let means = GlobalAveragePooling2D(keepDims: true, name: names("\(name).avgpool"))(x)
    let squeezed = Conv2D(
      filters: channels, kernelSize: (1, 1), activation: activation, name: names("\(name).fc1"))(
        means)
    let weights = Conv2D(
      filters: x.shape?.channels ?? 0, kernelSize: (1, 1), activation: gate,
      name: names("\(name).fc2"))(squeezed)
    return Multiply(name: names(name))([x, weights])
  }
}
