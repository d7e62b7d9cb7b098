/// The networks of Huang et al. 2016: within a block, each layer reads all maps before it and adds
/// 32 of its own.
enum DenseNet {
  /// torchvision's network, with the names of its modules; 7,978,856 trainable parameters. Maps
  /// are joined one layer at a time, as in Keras, which gives the same channels.
  static let denseNet121 = BuiltInNetwork(
    title: "DenseNet-121", summary: "four dense blocks, [6, 12, 24, 16] layers, growth of 32",
    source: "Huang, Liu, van der Maaten & Weinberger 2016; torchvision's densenet121"
  ) { input, classes, names in
    func activated(_ x: SymbolicTensor, _ name: String, _ suffix: String = "") -> SymbolicTensor {
      let normalized = BatchNormalization(epsilon: 1e-5, name: names("\(name).norm\(suffix)"))(x)
      return Activation(.relu, name: names("\(name).relu\(suffix)"))(normalized)
    }
    func convolution(_ filters: Int, _ kernel: Int, _ name: String) -> Conv2D {
      Conv2D(
        filters: filters, kernelSize: (kernel, kernel),
        padding: kernel == 1 ? .valid : .symmetric(kernel / 2), useBias: false, name: names(name))
    }
    func layer(_ x: SymbolicTensor, _ name: String) -> SymbolicTensor {
      let narrow = convolution(4 * growth, 1, "\(name).conv1")(activated(x, name, "1"))
      let maps = convolution(growth, 3, "\(name).conv2")(activated(narrow, name, "2"))
      return Concatenate(name: names("\(name).concat"))([x, maps])
    }
    func transition(_ x: SymbolicTensor, _ name: String) -> SymbolicTensor {
      let halved = convolution((x.shape?.channels ?? 0) / 2, 1, "\(name).conv")(activated(x, name))
      return AveragePooling2D(name: names("\(name).pool"))(halved)
    }
    var x = Conv2D(
      filters: 64, kernelSize: (7, 7), strides: (2, 2), padding: .symmetric(3), useBias: false,
      name: names("features.conv0"))(input)
    x = MaxPooling2D(
      poolSize: (3, 3), strides: (2, 2), padding: .symmetric(1), name: names("features.pool0"))(
        activated(x, "features", "0"))
    for (index, layers) in [6, 12, 24, 16].enumerated() {
      if index > 0 { x = transition(x, "features.transition\(index)") }
      for number in 1...layers {
        x = layer(x, "features.denseblock\(index + 1).denselayer\(number)")
      }
    }
    x = GlobalAveragePooling2D(name: names("avgpool"))(activated(x, "features", "5"))
    return Dense(units: classes, name: names("classifier"))(x)
  }

  /// How many maps a layer adds.
  private static let growth = 32
}
