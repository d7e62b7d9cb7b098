/// The networks of Tan & Le 2019 and 2021 (EfficientNetV2): stages of inverted residual blocks with
/// squeeze-and-excitation, whose depth and width grow together. torchvision's, with the names of
/// its modules.
package struct EfficientNet: Sendable {
  /// A block; the later version has fused ones in its first stages.
  package enum Block: Sendable {
    case inverted(InvertedResidual)
    case fused(FusedResidual)
  }

  /// The filters of the first convolution.
  private let stem: Int

  private let stages: [[Block]]

  /// The filters of the last convolution.
  private let head: Int

  /// That of all normalisations.
  private let epsilon: Double

  package init(stem: Int, stages: [[Block]], head: Int, epsilon: Double) {
    self.stem = stem
    self.stages = stages
    self.head = head
    self.epsilon = epsilon
  }

  /// 5,288,548 trainable parameters.
  static let b0 = BuiltInNetwork(
    title: "EfficientNet-B0",
    summary: "sixteen inverted residual blocks, squeeze-and-excitation, swish",
    source: "Tan & Le 2019; torchvision's efficientnet_b0"
  ) { input, classes, names in
    var (stages, channels) = ([[Block]](), 32)
    for (row, firstStride) in zip(table, strides) {
      stages.append([])
      for index in 0..<row.blocks {
        let width = row.expansion * channels
        let block = InvertedResidual(
          width: row.expansion == 1 ? nil : width, kernel: row.kernel,
          stride: index == 0 ? firstStride : 1, excitation: excitation(channels: channels / 4),
          filters: row.filters, activation: .silu)
        stages[stages.count - 1].append(.inverted(block))
        channels = row.filters
      }
    }
    let network = EfficientNet(stem: 32, stages: stages, head: 1280, epsilon: 1e-5)
    return network(input, classes: classes, names: names)
  }

  /// The paper's table 1: how many times the channels are widened, the kernel, the filters that
  /// come out, and how many blocks there are.
  private static let table: [(expansion: Int, kernel: Int, filters: Int, blocks: Int)] = [
    (1, 3, 16, 1), (6, 3, 24, 2), (6, 5, 40, 2), (6, 3, 80, 3), (6, 5, 112, 3), (6, 5, 192, 4),
    (6, 3, 320, 1),
  ]

  /// The stride of the first block of each stage, in both versions.
  package static let strides = [1, 2, 2, 2, 1, 2, 1]

  /// How channels are weighed.
  package static func excitation(channels: Int) -> SqueezeAndExcitation {
    SqueezeAndExcitation(channels: channels, activation: .silu, gate: .sigmoid)
  }

  /// The layers from the input to the logits.
  package func callAsFunction(
    _ input: SymbolicTensor, classes: Int, names: LayerNames
  ) -> SymbolicTensor {
    var x = activatedConvolution(
      input, filters: stem, kernel: 3, stride: 2, activation: .silu, epsilon: epsilon,
      names: names, "features.0")
    for (stage, blocks) in stages.enumerated() {
      for (index, block) in blocks.enumerated() {
        let name = "features.\(stage + 1).\(index)"
        switch block {
        case .inverted(let block): x = block(x, epsilon: epsilon, names: names, name)
        case .fused(let block): x = block(x, epsilon: epsilon, names: names, name)
        }
      }
    }
    x = activatedConvolution(
      x, filters: head, kernel: 1, activation: .silu, epsilon: epsilon, names: names,
      "features.\(stages.count + 1)")
    x = GlobalAveragePooling2D(name: names("avgpool"))(x)
    x = Dropout(rate: 0.2, name: names("classifier.0"))(x)
    return Dense(units: classes, name: names("classifier.1"))(x)
  }
}
