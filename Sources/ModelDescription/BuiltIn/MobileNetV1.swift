/// The network of Howard et al. 2017: depthwise convolutions, each followed by a 1 × 1 one.
enum MobileNetV1 {
  /// Keras's network of full width, with the names of its layers; 4,253,864 parameters, of which
  /// 4,231,976 are trained.
  static let network = BuiltInNetwork(
    title: "MobileNet (v1)", chineseTitle: "MobileNet（v1）",
    summary: "thirteen pairs of depthwise and 1 × 1 convolutions, ReLU6",
    source: "Howard et al. 2017; Keras's MobileNet"
  ) { input, classes, names in
    func activated(_ x: SymbolicTensor, _ name: String) -> SymbolicTensor {
      let normalized = BatchNormalization(name: names("\(name)_bn"))(x)
      return Activation(.relu6, name: names("\(name)_relu"))(normalized)
    }
    var x = Conv2D(
      filters: 32, kernelSize: (3, 3), strides: (2, 2), padding: .same, useBias: false,
      name: names("conv1"))(input)
    x = activated(x, "conv1")
    for (index, pair) in pairs.enumerated() {
      let number = index + 1
      if pair.stride == 2 {
        x = ZeroPadding2D(padding: ((0, 1), (0, 1)), name: names("conv_pad_\(number)"))(x)
      }
      x = DepthwiseConv2D(
        kernelSize: (3, 3), strides: (pair.stride, pair.stride),
        padding: pair.stride == 1 ? .same : .valid, useBias: false,
        name: names("conv_dw_\(number)"))(x)
      x = activated(x, "conv_dw_\(number)")
      x = Conv2D(
        filters: pair.filters, kernelSize: (1, 1), padding: .same, useBias: false,
        name: names("conv_pw_\(number)"))(x)
      x = activated(x, "conv_pw_\(number)")
    }
    x = GlobalAveragePooling2D(keepDims: true, name: names("global_average_pooling2d"))(x)
    x = Dropout(rate: 1e-3, name: names("dropout"))(x)
    x = Conv2D(
      filters: classes, kernelSize: (1, 1), padding: .same, name: names("conv_preds"))(x)
    x = Flatten(name: names("flatten"))(x)
    return Activation(.softmax, name: names("predictions"))(x)
  }

  /// The filters of each 1 × 1 convolution and the stride of the depthwise one before it.
  private static let pairs: [(filters: Int, stride: Int)] =
    [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)]
    + [(Int, Int)](repeating: (512, 1), count: 5) + [(1024, 2), (1024, 1)]
}
