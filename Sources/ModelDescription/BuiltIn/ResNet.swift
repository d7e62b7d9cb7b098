/// The networks of He et al. 2015, "Deep residual learning": blocks whose input is added to their
/// output, in four stages.
///
/// torchvision's, with the names of its modules. It halves the size in the 3 × 3 convolution of a
/// bottleneck (called version 1.5), the paper in the 1 × 1 before it.
enum ResNet {
  private static let paper = "He, Zhang, Ren & Sun 2015"

  /// 11,689,512 trainable parameters.
  static let resNet18 = BuiltInNetwork(
    title: "ResNet-18", summary: "residual blocks of two 3 × 3 convolutions, [2, 2, 2, 2]",
    source: "\(paper); torchvision's resnet18"
  ) { layers($0, blocks: [2, 2, 2, 2], basicBlock, classes: $1, names: $2) }

  /// 21,797,672 trainable parameters.
  static let resNet34 = BuiltInNetwork(
    title: "ResNet-34", summary: "residual blocks of two 3 × 3 convolutions, [3, 4, 6, 3]",
    source: "\(paper); torchvision's resnet34"
  ) { layers($0, blocks: [3, 4, 6, 3], basicBlock, classes: $1, names: $2) }

  /// 25,557,032 trainable parameters.
  static let resNet50 = BuiltInNetwork(
    title: "ResNet-50", summary: "bottleneck blocks, [3, 4, 6, 3]; stride in the 3 × 3 (v1.5)",
    source: "\(paper); torchvision's resnet50"
  ) { layers($0, blocks: [3, 4, 6, 3], bottleneck, classes: $1, names: $2) }

  private static func layers(
    _ input: SymbolicTensor, blocks: [Int],
    _ block: (SymbolicTensor, Int, Int, String, LayerNames) -> SymbolicTensor, classes: Int,
    names: LayerNames
  ) -> SymbolicTensor {
    var x = normalizedConvolution(
      input, filters: 64, kernel: 7, stride: 2, names: names, "conv1", "bn1")
    x = Activation(.relu, name: names("relu"))(x)
    x = MaxPooling2D(
      poolSize: (3, 3), strides: (2, 2), padding: .symmetric(1), name: names("maxpool"))(x)
    for (stage, filters) in [64, 128, 256, 512].enumerated() {
      for number in 0..<blocks[stage] {
        let stride = stage > 0 && number == 0 ? 2 : 1
        x = block(x, filters, stride, "layer\(stage + 1).\(number)", names)
      }
    }
    x = GlobalAveragePooling2D(name: names("avgpool"))(x)
    return Dense(units: classes, name: names("fc"))(x)
  }

  private static func basicBlock(
    _ input: SymbolicTensor, filters: Int, stride: Int, name: String, names: LayerNames
  ) -> SymbolicTensor {
    var x = normalizedConvolution(
      input, filters: filters, kernel: 3, stride: stride, names: names, "\(name).conv1",
      "\(name).bn1")
    x = Activation(.relu, name: names("\(name).relu1"))(x)
    x = normalizedConvolution(
      x, filters: filters, kernel: 3, names: names, "\(name).conv2", "\(name).bn2")
    let sum = added(x, to: input, filters: filters, stride: stride, name: name, names: names)
    return Activation(.relu, name: names("\(name).relu2"))(sum)
  }

  private static func bottleneck(
    _ input: SymbolicTensor, filters: Int, stride: Int, name: String, names: LayerNames
  ) -> SymbolicTensor {
    var x = normalizedConvolution(
      input, filters: filters, kernel: 1, names: names, "\(name).conv1", "\(name).bn1")
    x = Activation(.relu, name: names("\(name).relu1"))(x)
    x = normalizedConvolution(
      x, filters: filters, kernel: 3, stride: stride, names: names, "\(name).conv2", "\(name).bn2")
    x = Activation(.relu, name: names("\(name).relu2"))(x)
    x = normalizedConvolution(
      x, filters: 4 * filters, kernel: 1, names: names, "\(name).conv3", "\(name).bn3")
    let sum = added(x, to: input, filters: 4 * filters, stride: stride, name: name, names: names)
    return Activation(.relu, name: names("\(name).relu3"))(sum)
  }

  /// The sum of a block's branch and its input, which a 1 × 1 convolution brings to the branch's
  /// shape where that differs.
  private static func added(
    _ branch: SymbolicTensor, to input: SymbolicTensor, filters: Int, stride: Int, name: String,
    names: LayerNames
  ) -> SymbolicTensor {
    let fits = stride == 1 && input.shape?.channels == filters
    let shortcut =
      fits
      ? input
      : normalizedConvolution(
        input, filters: filters, kernel: 1, stride: stride, names: names,
        "\(name).downsample.0", "\(name).downsample.1")
    return Add(name: names("\(name).add"))([branch, shortcut])
  }
}
