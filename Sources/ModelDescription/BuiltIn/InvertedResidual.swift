/// The block of MobileNetV3 and EfficientNet: a 1 × 1 convolution widens the channels, each is
/// convolved by itself and weighed, and another 1 × 1 narrows them again.
package struct InvertedResidual: Sendable {
  /// The channels between the 1 × 1 convolutions; `nil` where there is no first one.
  let width: Int?

  /// Height and width of the depthwise convolution's kernel.
  let kernel: Int
  let stride: Int

  /// How channels are weighed, if they are.
  let excitation: SqueezeAndExcitation?

  /// The channels that come out.
  let filters: Int

  /// The function after all normalisations but the last.
  let activation: ActivationFunction

  package init(
    width: Int?, kernel: Int, stride: Int, excitation: SqueezeAndExcitation?, filters: Int,
    activation: ActivationFunction
  ) {
    self.width = width
    self.kernel = kernel
    self.stride = stride
    self.excitation = excitation
    self.filters = filters
    self.activation = activation
  }

  /// - Parameters:
  ///   - epsilon: that of the normalisations.
  ///   - name: the block's; its parts are `block.0` and so on in it, as in torchvision.
  func callAsFunction(
    _ input: SymbolicTensor, epsilon: Double, names: LayerNames, _ name: String
  ) -> SymbolicTensor {
    var (x, part) = (input, 0)
    if let width {
      x = activatedConvolution(
        x, filters: width, kernel: 1, activation: activation, epsilon: epsilon, names: names,
        "\(name).block.0")
      part += 1
    }
    x = depthwise(x, epsilon: epsilon, names: names, "\(name).block.\(part)")
    part += 1
    if let excitation {
      x = excitation(x, names: names, "\(name).block.\(part)")
      part += 1
    }
    x = normalizedConvolution(
      x, filters: filters, kernel: 1, epsilon: epsilon, names: names, "\(name).block.\(part).0",
      "\(name).block.\(part).1")
    let keepsShape = stride == 1 && input.shape?.channels == filters
    return keepsShape ? Add(name: names("\(name).add"))([input, x]) : x
  }

  private func depthwise(
    _ x: SymbolicTensor, epsilon: Double, names: LayerNames, _ name: String
  ) -> SymbolicTensor {
    let maps = DepthwiseConv2D(
      kernelSize: (kernel, kernel), strides: (stride, stride), padding: .symmetric(kernel / 2),
      useBias: false, name: names("\(name).0"))(x)
    let normalized = BatchNormalization(epsilon: epsilon, name: names("\(name).1"))(maps)
    return Activation(activation, name: names("\(name).2"))(normalized)
  }
}
