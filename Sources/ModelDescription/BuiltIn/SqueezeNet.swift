/// The networks of Iandola et al. 2016: fire modules, which squeeze the channels before they
/// expand them.
enum SqueezeNet {
  /// Version 1.1 as in torchvision, with the names of its modules; 1,235,496 parameters.
  static let version1_1 = BuiltInNetwork(
    title: "SqueezeNet 1.1", summary: "eight fire modules; AlexNet's accuracy with 1.2 million",
    source: "Iandola et al. 2016; torchvision's squeezenet1_1"
  ) { input, classes, names in
    func convolution(_ filters: Int, _ kernel: Int, _ name: String) -> Conv2D {
      Conv2D(
        filters: filters, kernelSize: (kernel, kernel),
        padding: kernel == 1 ? .valid : .symmetric(kernel / 2), activation: .relu,
        name: names(name))
    }
    func pool(_ name: String) -> MaxPooling2D {
      MaxPooling2D(poolSize: (3, 3), strides: (2, 2), ceilMode: true, name: names(name))
    }
    func fire(_ x: SymbolicTensor, _ squeeze: Int, _ expand: Int, _ name: String) -> SymbolicTensor
    {
      let squeezed = convolution(squeeze, 1, "\(name).squeeze")(x)
      return Concatenate(name: names(name))([
        convolution(expand, 1, "\(name).expand1x1")(squeezed),
        convolution(expand, 3, "\(name).expand3x3")(squeezed),
      ])
    }
    var x = Conv2D(
      filters: 64, kernelSize: (3, 3), strides: (2, 2), activation: .relu,
      name: names("features.0"))(input)
    x = pool("features.2")(x)
    x = fire(x, 16, 64, "features.3")
    x = fire(x, 16, 64, "features.4")
    x = pool("features.5")(x)
    x = fire(x, 32, 128, "features.6")
    x = fire(x, 32, 128, "features.7")
    x = pool("features.8")(x)
    x = fire(x, 48, 192, "features.9")
    x = fire(x, 48, 192, "features.10")
    x = fire(x, 64, 256, "features.11")
    x = fire(x, 64, 256, "features.12")
    x = Dropout(rate: 0.5, name: names("classifier.0"))(x)
    x = convolution(classes, 1, "classifier.1")(x)
    return GlobalAveragePooling2D(name: names("classifier.3"))(x)
  }
}
