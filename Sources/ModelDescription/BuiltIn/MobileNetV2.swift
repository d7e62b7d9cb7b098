/// The network of Sandler et al. 2018: inverted residual blocks, which widen the channels by 1 × 1
/// convolutions, convolve each by itself and narrow them again without activation. torchvision's,
/// with the names of its modules.
package struct MobileNetV2: Sendable {
  /// One inverted residual block.
  package struct Block: Sendable {
    /// The channels between the 1 × 1 convolutions; `nil` where there is no first one.
    let width: Int?

    /// The channels that come out.
    let filters: Int
    let stride: Int

    package init(width: Int?, filters: Int, stride: Int) {
      self.width = width
      self.filters = filters
      self.stride = stride
    }
  }

  /// The filters of the first convolution.
  private let stem: Int

  private let blocks: [Block]

  /// The filters of the last convolution.
  private let head: Int

  package init(stem: Int, blocks: [Block], head: Int) {
    self.stem = stem
    self.blocks = blocks
    self.head = head
  }

  /// The network of full width, 3,504,872 trainable parameters.
  static let network = BuiltInNetwork(
    title: "MobileNetV2", summary: "seventeen inverted residual blocks, ReLU6",
    source: "Sandler et al. 2018; torchvision's mobilenet_v2"
  ) { input, classes, names in
    var (blocks, channels) = ([Block](), 32)
    for (stage, strides) in zip(stages, strides) {
      for stride in strides {
        let width = stage.expansion > 1 ? stage.expansion * channels : nil
        blocks.append(Block(width: width, filters: stage.filters, stride: stride))
        channels = stage.filters
      }
    }
    let network = MobileNetV2(stem: 32, blocks: blocks, head: 1280)
    return network(input, classes: classes, names: names)
  }

  /// The paper's table 2: how many times the channels are widened, and the filters that come out.
  private static let stages: [(expansion: Int, filters: Int)] = [
    (1, 16), (6, 24), (6, 32), (6, 64), (6, 96), (6, 160), (6, 320),
  ]

  /// The strides of the blocks of each stage, after the paper's table 2.
  package static let strides = [
    [1], [2, 1], [2, 1, 1], [2, 1, 1, 1], [1, 1, 1], [2, 1, 1], [1],
  ]

  /// The layers from the input to the logits.
  package func callAsFunction(
    _ input: SymbolicTensor, classes: Int, names: LayerNames
  ) -> SymbolicTensor {
    var x = activatedConvolution(
      input, filters: stem, kernel: 3, stride: 2, activation: .relu6, names: names, "features.0")
    for (index, block) in blocks.enumerated() {
      x = self.block(x, block, names, "features.\(index + 1)")
    }
    x = activatedConvolution(
      x, filters: head, kernel: 1, activation: .relu6, names: names,
      "features.\(blocks.count + 1)")
    x = GlobalAveragePooling2D(name: names("avgpool"))(x)
    x = Dropout(rate: 0.2, name: names("classifier.0"))(x)
    return Dense(units: classes, name: names("classifier.1"))(x)
  }

  private func block(
    _ input: SymbolicTensor, _ block: Block, _ names: LayerNames, _ name: String
  ) -> SymbolicTensor {
    var (x, part) = (input, 0)
    if let width = block.width {
      x = activatedConvolution(
        x, filters: width, kernel: 1, activation: .relu6, names: names, "\(name).conv.0")
      part += 1
    }
    x = depthwise(x, stride: block.stride, names, "\(name).conv.\(part)")
    x = normalizedConvolution(
      x, filters: block.filters, kernel: 1, names: names, "\(name).conv.\(part + 1)",
      "\(name).conv.\(part + 2)")
    let keepsShape = block.stride == 1 && input.shape?.channels == block.filters
    return keepsShape ? Add(name: names("\(name).add"))([input, x]) : x
  }

  private func depthwise(
    _ x: SymbolicTensor, stride: Int, _ names: LayerNames, _ name: String
  ) -> SymbolicTensor {
    let maps = DepthwiseConv2D(
      kernelSize: (3, 3), strides: (stride, stride), padding: .symmetric(1), useBias: false,
      name: names("\(name).0"))(x)
    let normalized = BatchNormalization(epsilon: 1e-5, name: names("\(name).1"))(maps)
    return Activation(.relu6, name: names("\(name).2"))(normalized)
  }
}
