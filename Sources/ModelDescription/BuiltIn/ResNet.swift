/// The networks of He et al. 2015, "Deep residual learning": blocks whose input is added to their
/// output, in stages.
///
/// torchvision's, with the names of its modules. It halves the size in the 3 × 3 convolution of a
/// bottleneck (called version 1.5), the paper in the 1 × 1 before it. Wider networks (Zagoruyko &
/// Komodakis 2016) and those of many groups (ResNeXt, Xie et al. 2016) have the same modules.
package struct ResNet: Sendable {
  /// Blocks that work on maps of one size. All but the first stage halve it in their first block.
  package struct Stage: Sendable {
    /// How many blocks there are.
    let blocks: Int

    /// The channels between a block's convolutions.
    let width: Int

    /// The channels that come out.
    let filters: Int

    package init(blocks: Int, width: Int, filters: Int) {
      self.blocks = blocks
      self.width = width
      self.filters = filters
    }
  }

  /// The filters of the first convolution.
  private let stem: Int

  private let stages: [Stage]

  /// Whether a block is 1 × 1, 3 × 3 and 1 × 1 instead of 3 × 3 twice.
  private let hasBottlenecks: Bool

  /// Into how many parts a bottleneck's 3 × 3 convolution splits the channels.
  private let groups: Int

  package init(stem: Int = 64, stages: [Stage], hasBottlenecks: Bool, groups: Int = 1) {
    self.stem = stem
    self.stages = stages
    self.hasBottlenecks = hasBottlenecks
    self.groups = groups
  }

  /// The paper's table 1: 64 to 512 channels between convolutions.
  private init(blocks: [Int], hasBottlenecks: Bool) {
    let stages = zip(blocks, [64, 128, 256, 512]).map { blocks, width in
      Stage(blocks: blocks, width: width, filters: hasBottlenecks ? 4 * width : width)
    }
    self.init(stages: stages, hasBottlenecks: hasBottlenecks)
  }

  private static let paper = "He, Zhang, Ren & Sun 2015"

  /// 11,689,512 trainable parameters.
  static let resNet18 = BuiltInNetwork(
    title: "ResNet-18", summary: "residual blocks of two 3 × 3 convolutions, [2, 2, 2, 2]",
    source: "\(paper); torchvision's resnet18"
  ) { ResNet(blocks: [2, 2, 2, 2], hasBottlenecks: false)($0, classes: $1, names: $2) }

  /// 21,797,672 trainable parameters.
  static let resNet34 = BuiltInNetwork(
    title: "ResNet-34", summary: "residual blocks of two 3 × 3 convolutions, [3, 4, 6, 3]",
    source: "\(paper); torchvision's resnet34"
  ) { ResNet(blocks: [3, 4, 6, 3], hasBottlenecks: false)($0, classes: $1, names: $2) }

  /// 25,557,032 trainable parameters.
  static let resNet50 = BuiltInNetwork(
    title: "ResNet-50", summary: "bottleneck blocks, [3, 4, 6, 3]; stride in the 3 × 3 (v1.5)",
    source: "\(paper); torchvision's resnet50"
  ) { ResNet(blocks: [3, 4, 6, 3], hasBottlenecks: true)($0, classes: $1, names: $2) }

  /// The layers from the input to the logits.
  package func callAsFunction(
    _ input: SymbolicTensor, classes: Int, names: LayerNames
  ) -> SymbolicTensor {
    var x = normalizedConvolution(
      input, filters: stem, kernel: 7, stride: 2, names: names, "conv1", "bn1")
    x = Activation(.relu, name: names("relu"))(x)
    x = MaxPooling2D(
      poolSize: (3, 3), strides: (2, 2), padding: .symmetric(1), name: names("maxpool"))(x)
    for (index, stage) in stages.enumerated() {
      for number in 0..<stage.blocks {
        let stride = index > 0 && number == 0 ? 2 : 1
        let name = "layer\(index + 1).\(number)"
        x =
          hasBottlenecks
          ? bottleneck(x, stage, stride: stride, name: name, names: names)
          : basicBlock(x, stage, stride: stride, name: name, names: names)
      }
    }
    x = GlobalAveragePooling2D(name: names("avgpool"))(x)
    return Dense(units: classes, name: names("fc"))(x)
  }

  private func basicBlock(
    _ input: SymbolicTensor, _ stage: Stage, stride: Int, name: String, names: LayerNames
  ) -> SymbolicTensor {
    var x = normalizedConvolution(
      input, filters: stage.width, kernel: 3, stride: stride, names: names, "\(name).conv1",
      "\(name).bn1")
    x = Activation(.relu, name: names("\(name).relu1"))(x)
    x = normalizedConvolution(
      x, filters: stage.filters, kernel: 3, names: names, "\(name).conv2", "\(name).bn2")
    let sum = added(x, to: input, stage, stride: stride, name: name, names: names)
    return Activation(.relu, name: names("\(name).relu2"))(sum)
  }

  private func bottleneck(
    _ input: SymbolicTensor, _ stage: Stage, stride: Int, name: String, names: LayerNames
  ) -> SymbolicTensor {
    var x = normalizedConvolution(
      input, filters: stage.width, kernel: 1, names: names, "\(name).conv1", "\(name).bn1")
    x = Activation(.relu, name: names("\(name).relu1"))(x)
    x = normalizedConvolution(
      x, filters: stage.width, kernel: 3, stride: stride, groups: groups, names: names,
      "\(name).conv2", "\(name).bn2")
    x = Activation(.relu, name: names("\(name).relu2"))(x)
    x = normalizedConvolution(
      x, filters: stage.filters, kernel: 1, names: names, "\(name).conv3", "\(name).bn3")
    let sum = added(x, to: input, stage, stride: stride, name: name, names: names)
    return Activation(.relu, name: names("\(name).relu3"))(sum)
  }

  /// The sum of a block's branch and its input, which a 1 × 1 convolution brings to the branch's
  /// shape where that differs.
  private func added(
    _ branch: SymbolicTensor, to input: SymbolicTensor, _ stage: Stage, stride: Int, name: String,
    names: LayerNames
  ) -> SymbolicTensor {
    let fits = stride == 1 && input.shape?.channels == stage.filters
    let shortcut =
      fits
      ? input
      : normalizedConvolution(
        input, filters: stage.filters, kernel: 1, stride: stride, names: names,
        "\(name).downsample.0", "\(name).downsample.1")
    return Add(name: names("\(name).add"))([branch, shortcut])
  }
}
