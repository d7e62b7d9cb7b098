/// The network of LeCun, Bottou, Bengio & Haffner 1998, section II-B, which reads digits.
enum LeNet {
  /// LeNet-5 as it is rebuilt today, 61,706 parameters. The paper has 60,000: there C3's kernels
  /// see chosen maps only, S2 and S4 scale their averages, and the output measures distances.
  static let leNet5 = BuiltInNetwork(
    title: "LeNet-5 (1998)", chineseTitle: "LeNet-5（1998 年）",
    summary: "digits, 32 × 32, tanh; C3 sees all maps, plain averages, softmax",
    source: "LeCun, Bottou, Bengio & Haffner 1998, in its usual modern form",
    inputShape: [32, 32, 1], classes: 10
  ) { input, classes, names in
    func convolution(_ filters: Int, _ name: String) -> Conv2D {
      Conv2D(filters: filters, kernelSize: (5, 5), activation: .tanh, name: names(name))
    }
    var x = convolution(6, "C1")(input)
    x = AveragePooling2D(name: names("S2"))(x)
    x = convolution(16, "C3")(x)
    x = AveragePooling2D(name: names("S4"))(x)
    x = convolution(120, "C5")(x)
    x = Flatten(name: names("flatten"))(x)
    x = Dense(units: 84, activation: .tanh, name: names("F6"))(x)
    return Dense(units: classes, activation: .softmax, name: names("output"))(x)
  }
}
