/// The network of Sandler et al. 2018: inverted residual blocks, which widen the channels by 1 × 1
/// convolutions, convolve each by itself and narrow them again without activation.
enum MobileNetV2 {
  /// torchvision's network of full width, with the names of its modules; 3,504,872 trainable
  /// parameters.
  static let network = BuiltInNetwork(
    title: "MobileNetV2", summary: "seventeen inverted residual blocks, ReLU6",
    source: "Sandler et al. 2018; torchvision's mobilenet_v2"
  ) { input, classes, names in
    func activated(_ x: SymbolicTensor, _ name: String) -> SymbolicTensor {
      Activation(.relu6, name: names("\(name).2"))(x)
    }
    func convolution(
      _ x: SymbolicTensor, _ filters: Int, _ kernel: Int, stride: Int = 1, _ name: String
    ) -> SymbolicTensor {
      let maps = normalizedConvolution(
        x, filters: filters, kernel: kernel, stride: stride, names: names, "\(name).0",
        "\(name).1")
      return activated(maps, name)
    }
    func depthwise(_ x: SymbolicTensor, stride: Int, _ name: String) -> SymbolicTensor {
      let maps = DepthwiseConv2D(
        kernelSize: (3, 3), strides: (stride, stride), padding: .symmetric(1), useBias: false,
        name: names("\(name).0"))(x)
      return activated(BatchNormalization(epsilon: 1e-5, name: names("\(name).1"))(maps), name)
    }
    func block(
      _ input: SymbolicTensor, expansion: Int, filters: Int, stride: Int, _ name: String
    ) -> SymbolicTensor {
      let channels = input.shape?.channels ?? 0
      var (x, part) = (input, 0)
      if expansion > 1 {
        x = convolution(x, expansion * channels, 1, "\(name).conv.0")
        part += 1
      }
      x = depthwise(x, stride: stride, "\(name).conv.\(part)")
      x = normalizedConvolution(
        x, filters: filters, kernel: 1, names: names, "\(name).conv.\(part + 1)",
        "\(name).conv.\(part + 2)")
      return stride == 1 && channels == filters ? Add(name: names("\(name).add"))([input, x]) : x
    }
    var x = convolution(input, 32, 3, stride: 2, "features.0")
    var number = 1
    for stage in stages {
      for index in 0..<stage.blocks {
        x = block(
          x, expansion: stage.expansion, filters: stage.filters,
          stride: index == 0 ? stage.stride : 1, "features.\(number)")
        number += 1
      }
    }
    x = convolution(x, 1280, 1, "features.\(number)")
    x = GlobalAveragePooling2D(name: names("avgpool"))(x)
    x = Dropout(rate: 0.2, name: names("classifier.0"))(x)
    return Dense(units: classes, name: names("classifier.1"))(x)
  }

  /// The paper's table 2: how many times the channels are widened, the filters that come out, how
  /// many blocks there are, and the stride of the first.
  private static let stages: [(expansion: Int, filters: Int, blocks: Int, stride: Int)] = [
    (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2),
    (6, 320, 1, 1),
  ]
}
