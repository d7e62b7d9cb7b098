import ForwardPass
import ModelDescription
import Testing

/// Gradients through single layers against PyTorch's autograd.
@Suite("Gradients of layers")
struct LayerGradientTests {
  private func keras(
    _ name: String, _ layer: any Layer, location: SourceLocation = #_sourceLocation
  ) throws {
    try checkGradient(name, location) { layer($0) }
  }

  private func pyTorch(
    _ name: String, _ layer: any Layer, location: SourceLocation = #_sourceLocation
  ) throws {
    try checkGradient(name, dataFormat: .channelsFirst, location) { layer($0) }
  }

  @Test("Convolutions: strides, padding, dilation, groups")
  func convolutions() throws {
    try keras(
      "conv-same",
      Conv2D(
        filters: 5, kernelSize: (3, 2), strides: (2, 2), padding: .same, activation: .relu,
        name: "l"))
    try keras(
      "conv-deep", Conv2D(filters: 20, kernelSize: (3, 3), activation: .tanh, name: "l"))
    try keras(
      "conv-remainder", Conv2D(filters: 17, kernelSize: (3, 3), strides: (3, 3), name: "l"))
    try keras(
      "conv-dilated",
      Conv2D(
        filters: 16, kernelSize: (3, 3), padding: .same, dilationRate: (2, 2), activation: .selu,
        name: "l"))
    try pyTorch(
      "conv-groups",
      Conv2D(
        filters: 9, kernelSize: (3, 3), strides: (2, 2), padding: .symmetric(1),
        dilationRate: (2, 2), groups: 3, name: "l"))
    try pyTorch(
      "conv-groups-deep",
      Conv2D(filters: 32, kernelSize: (3, 3), padding: .symmetric(1), groups: 2, name: "l"))
  }

  @Test("Depthwise and separable convolutions")
  func depthwise() throws {
    try keras(
      "depthwise",
      DepthwiseConv2D(
        kernelSize: (3, 3), strides: (2, 2), padding: .same, depthMultiplier: 2, name: "l"))
    try keras(
      "depthwise-deep",
      DepthwiseConv2D(kernelSize: (3, 3), padding: .same, activation: .relu6, name: "l"))
    try keras(
      "separable",
      SeparableConv2D(
        filters: 10, kernelSize: (3, 3), strides: (2, 2), padding: .same, depthMultiplier: 2,
        activation: .elu, name: "l"))
  }

  @Test("Transposed convolutions: strides, padding, output padding, dilation, groups")
  func transposedConvolutions() throws {
    func layer(
      _ filters: Int, _ size: (Int, Int), _ strides: (Int, Int), _ padding: Padding = .valid,
      dilation: Int = 1, outputPadding: (Int, Int)? = nil, groups: Int = 1,
      activation: ActivationFunction = .linear, useBias: Bool = true
    ) -> Conv2DTranspose {
      Conv2DTranspose(
        filters: filters, kernelSize: size, strides: strides, padding: padding,
        dilationRate: (dilation, dilation), outputPadding: outputPadding, groups: groups,
        activation: activation, useBias: useBias, name: "l")
    }
    try keras("deconv-same", layer(4, (3, 3), (2, 2), .same, activation: .sigmoid))
    try keras("deconv-uneven", layer(9, (2, 3), (2, 1), .same, useBias: false))
    try keras("deconv-wide-stride", layer(4, (2, 2), (3, 3)))
    try pyTorch(
      "deconv-groups",
      layer(4, (3, 3), (2, 2), .symmetric(1), outputPadding: (1, 1), groups: 2))
    try pyTorch(
      "deconv-dilated",
      layer(8, (3, 3), (2, 2), .symmetric(2), dilation: 2, outputPadding: (0, 0)))
    try pyTorch("deconv-beyond", layer(8, (2, 2), (3, 3), outputPadding: (2, 2), useBias: false))
  }

  @Test("Dense layers, also on maps and on flattened ones")
  func dense() throws {
    try keras("dense", Dense(units: 6, activation: .softmax, name: "l"))
    try keras("dense-maps", Dense(units: 6, activation: .gelu, name: "l"))
    try keras("dense-torch", Dense(units: 5, name: "l"))
    // The second order is Keras's, for which PyTorch's weights are brought into order.
    for order in [DataFormat.channelsFirst, .channelsLast] {
      try checkGradient("flatten", dataFormat: .channelsFirst, #_sourceLocation) {
        let maps = Conv2D(filters: 4, kernelSize: (3, 2), activation: .relu, name: "l.0")($0)
        return Dense(units: 7, name: "l.3")(Flatten(order: order)(maps))
      }
    }
  }

  @Test("Pools of maxima")
  func maxima() throws {
    try keras("max", MaxPooling2D(poolSize: (3, 3), strides: (2, 2), padding: .same, name: "l"))
    try pyTorch("max-deep", MaxPooling2D(poolSize: (3, 3), strides: (2, 2), name: "l"))
    try pyTorch(
      "max-dilated",
      MaxPooling2D(
        poolSize: (3, 3), strides: (1, 1), padding: .symmetric(1), ceilMode: true,
        dilationRate: (2, 2), name: "l"))
    try keras("global-max", GlobalMaxPooling2D(name: "l"))
  }

  @Test("Pools of averages")
  func averages() throws {
    func pool(
      _ size: (Int, Int), _ strides: (Int, Int), _ padding: Padding = .symmetric(1),
      ceil: Bool = false, countsPadding: Bool = true
    ) -> AveragePooling2D {
      AveragePooling2D(
        poolSize: size, strides: strides, padding: padding, ceilMode: ceil,
        countsPadding: countsPadding, name: "l")
    }
    try keras("average", pool((2, 2), (2, 2), .valid, countsPadding: false))
    try pyTorch("average-padding", pool((3, 2), (2, 1)))
    try pyTorch("average-padding-ceil", pool((3, 3), (2, 2), ceil: true))
    try pyTorch(
      "average-without-padding", pool((3, 3), (2, 2), ceil: true, countsPadding: false))
    try keras("global-average", GlobalAveragePooling2D(keepDims: true, name: "l"))
    try pyTorch("adaptive", AdaptiveAveragePooling2D(outputSize: (3, 2), name: "l"))
    try pyTorch("adaptive-even", AdaptiveAveragePooling2D(outputSize: (3, 2), name: "l"))
  }

  @Test("Normalisation of responses and batches")
  func normalizations() throws {
    try pyTorch(
      "lrn",
      LocalResponseNormalization(
        size: 3, k: 1.5, alpha: 0.5, beta: 0.6, dividesAlpha: true, name: "l"))
    try pyTorch(
      "lrn-deep",
      LocalResponseNormalization(
        size: 5, k: 1, alpha: 2, beta: 0.75, dividesAlpha: true, name: "l"))
    try keras("norm-last", BatchNormalization(name: "l"))
    try keras("norm-first", BatchNormalization(axis: 1, name: "l"))
    try pyTorch("norm-torch", BatchNormalization(epsilon: 1e-5, name: "l"))
  }

  @Test(
    "Activation functions",
    arguments: [
      .relu, .relu6, .leakyReLU, .sigmoid, .hardSigmoid, .logSigmoid, .tanh, .hardTanh, .softmax,
      .logSoftmax, .elu, .selu, .silu, .hardSilu, .gelu, .softplus, .softsign, .mish, .exponential,
    ] as [ActivationFunction])
  func functions(_ function: ActivationFunction) throws {
    try keras("function-\(function.rawValue)", Activation(function, name: "l"))
  }

  @Test("Layers that are functions with numbers of their own")
  func functionLayers() throws {
    try keras("relu-all", ReLU(maxValue: 4, negativeSlope: 0.25, threshold: 1, name: "l"))
    try keras("leaky", LeakyReLU(negativeSlope: 0.3, name: "l"))
    try pyTorch("clip", Clip(minimum: -2, maximum: 3, name: "l"))
  }

  @Test("PReLU with slopes for channels, rows and single numbers")
  func slopes() throws {
    try keras("prelu-channels", PReLU(slopes: .sharing(axes: [1, 2]), name: "l"))
    try keras("prelu-rows", PReLU(slopes: .sharing(axes: [2, 3]), name: "l"))
    for name in ["prelu-all", "prelu-sequence"] { try keras(name, PReLU(name: "l")) }
    try pyTorch("prelu-torch", PReLU(slopes: .perChannel, name: "l"))
    try pyTorch("prelu-torch-one", PReLU(slopes: .one, name: "l"))
  }

  @Test("Layers that move numbers")
  func moving() throws {
    try keras("pad", ZeroPadding2D(padding: ((1, 0), (0, 2)), name: "l"))
    try keras("crop", Cropping2D(cropping: ((1, 0), (2, 1)), name: "l"))
    try keras("up-nearest", UpSampling2D(size: (2, 3), name: "l"))
    try keras("up-bilinear", UpSampling2D(size: (2, 3), interpolation: .bilinear, name: "l"))
    try keras("permute", Permute(dims: [2, 1, 3], name: "l"))
    try keras("reshape", Reshape(targetShape: [5, 12], name: "l"))
  }
}
