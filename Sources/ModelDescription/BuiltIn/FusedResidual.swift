/// The block of EfficientNetV2's first stages: one convolution in place of the first 1 × 1 and the
/// depthwise one of an inverted residual block.
package struct FusedResidual: Sendable {
  /// The channels before the 1 × 1 convolution; `nil` where there is none.
  let width: Int?

  /// Height and width of the kernel.
  let kernel: Int
  let stride: Int

  /// The channels that come out.
  let filters: Int

  package init(width: Int?, kernel: Int, stride: Int, filters: Int) {
    self.width = width
    self.kernel = kernel
    self.stride = stride
    self.filters = filters
  }

  /// - Parameters:
  ///   - epsilon: that of the normalisations.
  ///   - name: the block's; its parts are `block.0` and so on in it, as in torchvision.
  func callAsFunction(
    _ input: SymbolicTensor, epsilon: Double, names: LayerNames, _ name: String
  ) -> SymbolicTensor {
    var x = activatedConvolution(
      input, filters: width ?? filters, kernel: kernel, stride: stride, activation: .silu,
      epsilon: epsilon, names: names, "\(name).block.0")
    if width != nil {
      x = normalizedConvolution(
        x, filters: filters, kernel: 1, epsilon: epsilon, names: names, "\(name).block.1.0",
        "\(name).block.1.1")
    }
    let keepsShape = stride == 1 && input.shape?.channels == filters
    return keepsShape ? Add(name: names("\(name).add"))([input, x]) : x
  }
}
