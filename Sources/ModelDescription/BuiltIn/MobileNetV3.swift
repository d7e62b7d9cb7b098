/// The networks of Howard et al. 2019, "Searching for MobileNetV3": inverted residual blocks with
/// squeeze-and-excitation and hard versions of swish and sigmoid. torchvision's, with the names of
/// its modules.
package struct MobileNetV3: Sendable {
  /// What distinguishes a block beside its channels; a row of the paper's tables 1 and 2.
  package struct Form: Sendable {
    package let stride: Int
    package let activation: ActivationFunction

    fileprivate init(_ stride: Int, _ activation: ActivationFunction) {
      self.stride = stride
      self.activation = activation
    }
  }

  /// The filters of the first convolution.
  private let stem: Int

  private let blocks: [InvertedResidual]

  /// The filters of the last convolution.
  private let head: Int

  /// The units of the dense layer before the last.
  private let units: Int

  package init(stem: Int, blocks: [InvertedResidual], head: Int, units: Int) {
    self.stem = stem
    self.blocks = blocks
    self.head = head
    self.units = units
  }

  private static let source = "Howard et al. 2019; torchvision's mobilenet_v3_"

  /// 5,483,032 trainable parameters.
  static let large = BuiltInNetwork(
    title: "MobileNetV3-Large",
    summary: "fifteen inverted residual blocks, squeeze-and-excitation, hard swish",
    source: source + "large"
  ) { input, classes, names in
    let network = MobileNetV3(
      rows: [
        (3, 16, 16, nil), (3, 64, 24, nil), (3, 72, 24, nil), (5, 72, 40, 24), (5, 120, 40, 32),
        (5, 120, 40, 32), (3, 240, 80, nil), (3, 200, 80, nil), (3, 184, 80, nil),
        (3, 184, 80, nil), (3, 480, 112, 120), (3, 672, 112, 168), (5, 672, 160, 168),
        (5, 960, 160, 240), (5, 960, 160, 240),
      ], forms: largeForms, head: 960, units: 1280)
    return network(input, classes: classes, names: names)
  }

  /// 2,542,856 trainable parameters.
  static let small = BuiltInNetwork(
    title: "MobileNetV3-Small",
    summary: "eleven inverted residual blocks, squeeze-and-excitation, hard swish",
    source: source + "small"
  ) { input, classes, names in
    let network = MobileNetV3(
      rows: [
        (3, 16, 16, 8), (3, 72, 24, nil), (3, 88, 24, nil), (5, 96, 40, 24), (5, 240, 40, 64),
        (5, 240, 40, 64), (5, 120, 48, 32), (5, 144, 48, 40), (5, 288, 96, 72),
        (5, 576, 96, 144), (5, 576, 96, 144),
      ], forms: smallForms, head: 576, units: 1024)
    return network(input, classes: classes, names: names)
  }

  /// The blocks of the larger network: the paper's table 1.
  package static let largeForms = [
    Form(1, .relu), Form(2, .relu), Form(1, .relu), Form(2, .relu), Form(1, .relu),
    Form(1, .relu), Form(2, .hardSilu), Form(1, .hardSilu), Form(1, .hardSilu),
    Form(1, .hardSilu), Form(1, .hardSilu), Form(1, .hardSilu), Form(2, .hardSilu),
    Form(1, .hardSilu), Form(1, .hardSilu),
  ]

  /// The blocks of the smaller network: the paper's table 2.
  package static let smallForms = [
    Form(2, .relu), Form(2, .relu), Form(1, .relu), Form(2, .hardSilu), Form(1, .hardSilu),
    Form(1, .hardSilu), Form(1, .hardSilu), Form(1, .hardSilu), Form(2, .hardSilu),
    Form(1, .hardSilu), Form(1, .hardSilu),
  ]

  /// How channels are weighed.
  package static func excitation(channels: Int) -> SqueezeAndExcitation {
    SqueezeAndExcitation(channels: channels, activation: .relu, gate: .hardSigmoid)
  }

  /// A row has the kernel, the channels within and behind a block, and those between the two
  /// convolutions of its excitation: a quarter of those within, to the nearest multiple of 8.
  private init(
    rows: [(kernel: Int, width: Int, filters: Int, squeezed: Int?)], forms: [Form], head: Int,
    units: Int
  ) {
    var (blocks, channels) = ([InvertedResidual](), 16)
    for (row, form) in zip(rows, forms) {
      blocks.append(
        InvertedResidual(
          width: row.width == channels ? nil : row.width, kernel: row.kernel,
          stride: form.stride, excitation: row.squeezed.map(MobileNetV3.excitation),
          filters: row.filters, activation: form.activation))
      channels = row.filters
    }
    self.init(stem: 16, blocks: blocks, head: head, units: units)
  }

  /// The layers from the input to the logits.
  package func callAsFunction(
    _ input: SymbolicTensor, classes: Int, names: LayerNames
  ) -> SymbolicTensor {
    let epsilon = 1e-3
    var x = activatedConvolution(
      input, filters: stem, kernel: 3, stride: 2, activation: .hardSilu, epsilon: epsilon,
      names: names, "features.0")
    for (index, block) in blocks.enumerated() {
      x = block(x, epsilon: epsilon, names: names, "features.\(index + 1)")
    }
    x = activatedConvolution(
      x, filters: head, kernel: 1, activation: .hardSilu, epsilon: epsilon, names: names,
      "features.\(blocks.count + 1)")
    x = GlobalAveragePooling2D(name: names("avgpool"))(x)
    x = Dense(units: units, activation: .hardSilu, name: names("classifier.0"))(x)
    x = Dropout(rate: 0.2, name: names("classifier.2"))(x)
    return Dense(units: classes, name: names("classifier.3"))(x)
  }
}
