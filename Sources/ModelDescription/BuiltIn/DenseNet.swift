/// The networks of Huang et al. 2016: within a block, each layer reads all maps before it and adds
/// a few of its own.
///
/// torchvision's, with the names of its modules. Maps are joined one layer at a time, as in Keras,
/// which gives the same channels.
package struct DenseNet: Sendable {
  /// The filters of the first convolution.
  private let stem: Int

  /// How many layers each dense block has.
  private let blocks: [Int]

  /// How many maps a layer adds.
  private let growth: Int

  /// The channels between the two convolutions of a layer.
  private let width: Int

  package init(stem: Int, blocks: [Int], growth: Int, width: Int) {
    self.stem = stem
    self.blocks = blocks
    self.growth = growth
    self.width = width
  }

  /// 7,978,856 trainable parameters.
  static let denseNet121 = BuiltInNetwork(
    title: "DenseNet-121", summary: "four dense blocks, [6, 12, 24, 16] layers, growth of 32",
    source: "Huang, Liu, van der Maaten & Weinberger 2016; torchvision's densenet121"
  ) { input, classes, names in
    let network = DenseNet(stem: 64, blocks: [6, 12, 24, 16], growth: 32, width: 128)
    return network(input, classes: classes, names: names)
  }

  /// The layers from the input to the logits.
  package func callAsFunction(
    _ input: SymbolicTensor, classes: Int, names: LayerNames
  ) -> SymbolicTensor {
    var x = Conv2D(
      filters: stem, kernelSize: (7, 7), strides: (2, 2), padding: .symmetric(3), useBias: false,
      name: names("features.conv0"))(input)
    x = MaxPooling2D(
      poolSize: (3, 3), strides: (2, 2), padding: .symmetric(1), name: names("features.pool0"))(
        activated(x, names, "features", "0"))
    for (index, layers) in blocks.enumerated() {
      if index > 0 { x = transition(x, names, "features.transition\(index)") }
      for number in 0..<layers {
        x = layer(x, names, "features.denseblock\(index + 1).denselayer\(number + 1)")
      }
    }
    x = GlobalAveragePooling2D(name: names("avgpool"))(
      activated(x, names, "features", "\(blocks.count + 1)"))
    return Dense(units: classes, name: names("classifier"))(x)
  }

  /// Two convolutions behind normalisations, and their result behind what went in.
  private func layer(
    _ x: SymbolicTensor, _ names: LayerNames, _ name: String
  ) -> SymbolicTensor {
    let narrow = convolution(width, 1, names("\(name).conv1"))(activated(x, names, name, "1"))
    let maps = convolution(growth, 3, names("\(name).conv2"))(activated(narrow, names, name, "2"))
    return Concatenate(name: names("\(name).concat"))([x, maps])
  }

  /// Half the channels and half the size.
  private func transition(
    _ x: SymbolicTensor, _ names: LayerNames, _ name: String
  ) -> SymbolicTensor {
    let channels = x.shape?.channels ?? 0
    let halved = convolution(channels / 2, 1, names("\(name).conv"))(activated(x, names, name))
    return AveragePooling2D(name: names("\(name).pool"))(halved)
  }

  private func activated(
    _ x: SymbolicTensor, _ names: LayerNames, _ name: String, _ suffix: String = ""
  ) -> SymbolicTensor {
    let normalized = BatchNormalization(epsilon: 1e-5, name: names("\(name).norm\(suffix)"))(x)
    return Activation(.relu, name: names("\(name).relu\(suffix)"))(normalized)
  }

  private func convolution(_ filters: Int, _ kernel: Int, _ name: String?) -> Conv2D {
    Conv2D(
      filters: filters, kernelSize: (kernel, kernel),
      padding: kernel == 1 ? .valid : .symmetric(kernel / 2), useBias: false, name: name)
  }
}
