import ModelDescription

/// What the tensors tell of an inverted residual block of MobileNetV3 or EfficientNet.
struct InvertedResidualParts {
  /// The channels between the 1 × 1 convolutions; `nil` where there is no first one.
  private let width: Int?

  /// Height and width of the depthwise convolution's kernel.
  private let kernel: Int

  /// The channels between the convolutions of the squeeze-and-excitation; `nil` without one.
  private let squeezed: Int?

  private let filters: Int

  /// - Parameter name: what the names of the block's tensors begin with.
  init(_ tensors: TensorShapes, _ name: String) throws(StateDictProblem) {
    var part = 0
    let first = try tensors.kernel("\(name).0.0.weight")
    let isWidened = first.height == 1
    width = isWidened ? first.filters : nil
    if isWidened { part += 1 }
    kernel = try tensors.kernel("\(name).\(part).0.weight").height
    part += 1
    let excitation = "\(name).\(part).fc1.weight"
    squeezed = tensors.holds(excitation) ? try tensors.kernel(excitation).filters : nil
    if squeezed != nil { part += 1 }
    filters = try tensors.kernel("\(name).\(part).0.weight").filters
  }

  /// The block, with what the tensors do not tell.
  func block(
    stride: Int, activation: ActivationFunction, excitation: (Int) -> SqueezeAndExcitation
  ) -> InvertedResidual {
    InvertedResidual(
      width: width, kernel: kernel, stride: stride, excitation: squeezed.map(excitation),
      filters: filters, activation: activation)
  }
}
