/// The network of Szegedy et al. 2014, "Going deeper with convolutions": nine inception modules of
/// four branches each.
enum GoogLeNet {
  /// torchvision's network without its two auxiliary heads, 6,624,904 parameters. It differs from
  /// the paper: batch normalisation instead of response normalisation, and 3 × 3 kernels where the
  /// paper has 5 × 5.
  static let network = BuiltInNetwork(
    title: "GoogLeNet (torchvision)", chineseTitle: "GoogLeNet（torchvision）",
    summary: "nine inception modules; torchvision's, 3 × 3 for 5 × 5, no auxiliary heads",
    source: "Szegedy et al. 2014; torchvision's googlenet"
  ) { input, classes, names in
    func convolution(
      _ x: SymbolicTensor, _ filters: Int, _ kernel: Int, stride: Int = 1, _ name: String
    ) -> SymbolicTensor {
      let maps = normalizedConvolution(
        x, filters: filters, kernel: kernel, stride: stride, epsilon: 1e-3, names: names,
        "\(name).conv", "\(name).bn")
      return Activation(.relu, name: names("\(name).relu"))(maps)
    }
    func pool(_ size: Int, _ name: String) -> MaxPooling2D {
      MaxPooling2D(
        poolSize: (size, size), strides: (2, 2), ceilMode: true, name: names(name))
    }
    func inception(_ x: SymbolicTensor, _ module: Module) -> SymbolicTensor {
      let name = "inception\(module.name)"
      let point = convolution(x, module.point, 1, "\(name).branch1")
      let reduced = convolution(x, module.reduced, 1, "\(name).branch2.0")
      let middle = convolution(reduced, module.middle, 3, "\(name).branch2.1")
      let reducedMore = convolution(x, module.reducedMore, 1, "\(name).branch3.0")
      let large = convolution(reducedMore, module.large, 3, "\(name).branch3.1")
      let pooled = MaxPooling2D(
        poolSize: (3, 3), strides: (1, 1), padding: .symmetric(1), ceilMode: true,
        name: names("\(name).branch4.0"))(x)
      let pooledPoint = convolution(pooled, module.pooled, 1, "\(name).branch4.1")
      return Concatenate(name: names(name))([point, middle, large, pooledPoint])
    }
    var x = pool(3, "maxpool1")(convolution(input, 64, 7, stride: 2, "conv1"))
    x = convolution(x, 64, 1, "conv2")
    x = pool(3, "maxpool2")(convolution(x, 192, 3, "conv3"))
    for module in modules {
      x = inception(x, module)
      if module.name == "3b" { x = pool(3, "maxpool3")(x) }
      if module.name == "4e" { x = pool(2, "maxpool4")(x) }
    }
    x = GlobalAveragePooling2D(name: names("avgpool"))(x)
    x = Dropout(rate: 0.2, name: names("dropout"))(x)
    return Dense(units: classes, name: names("fc"))(x)
  }

  /// The filters of one inception module; a row of the paper's table 1.
  private struct Module {
    let name: String

    /// 1 × 1 alone.
    let point: Int

    /// 1 × 1 before 3 × 3, and the 3 × 3.
    let reduced: Int
    let middle: Int

    /// 1 × 1 before the paper's 5 × 5, and that one.
    let reducedMore: Int
    let large: Int

    /// 1 × 1 after the pool.
    let pooled: Int

    init(_ name: String, _ filters: (Int, Int, Int, Int, Int, Int)) {
      self.name = name
      (point, reduced, middle, reducedMore, large, pooled) = filters
    }
  }

  private static let modules = [
    Module("3a", (64, 96, 128, 16, 32, 32)),
    Module("3b", (128, 128, 192, 32, 96, 64)),
    Module("4a", (192, 96, 208, 16, 48, 64)),
    Module("4b", (160, 112, 224, 24, 64, 64)),
    Module("4c", (128, 128, 256, 24, 64, 64)),
    Module("4d", (112, 144, 288, 32, 64, 64)),
    Module("4e", (256, 160, 320, 32, 128, 128)),
    Module("5a", (256, 160, 320, 32, 128, 128)),
    Module("5b", (384, 192, 384, 48, 128, 128)),
  ]
}
