/// The network of Zeiler & Fergus 2013, figure 3: AlexNet in one column with a smaller, denser
/// first layer.
enum ZFNet {
  /// 62,357,608 parameters. The padding of conv1 and the pools' rounding up follow from the sizes
  /// in the figure (110, 55, 26, 13, 6); the paper gives no numbers for the normalisation across
  /// channels, so they are those of 2012.
  static let network = BuiltInNetwork(
    title: "ZFNet (2013)", chineseTitle: "ZFNet（2013 年）",
    summary: "AlexNet with a 7 × 7 first layer of stride 2, after its features were looked at",
    source: "Zeiler & Fergus 2013, figure 3"
  ) { input, classes, names in
    func pool(_ name: String) -> MaxPooling2D {
      MaxPooling2D(poolSize: (3, 3), strides: (2, 2), ceilMode: true, name: names(name))
    }
    var x = Conv2D(
      filters: 96, kernelSize: (7, 7), strides: (2, 2), padding: .symmetric(1), activation: .relu,
      name: names("conv1"))(input)
    x = pool("pool1")(x)
    x = LocalResponseNormalization(name: names("norm1"))(x)
    x = Conv2D(
      filters: 256, kernelSize: (5, 5), strides: (2, 2), activation: .relu, name: names("conv2"))(x)
    x = pool("pool2")(x)
    x = LocalResponseNormalization(name: names("norm2"))(x)
    for (filters, name) in [(384, "conv3"), (384, "conv4"), (256, "conv5")] {
      x = Conv2D(
        filters: filters, kernelSize: (3, 3), padding: .symmetric(1), activation: .relu,
        name: names(name))(x)
    }
    return denseClassifier(pool("pool5")(x), classes: classes, names: names)
  }
}
