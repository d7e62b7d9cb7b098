/// The four networks that people call AlexNet.
package enum AlexNet {
  private static let paper = "Krizhevsky, Sutskever & Hinton 2012"

  /// The single column that textbooks and articles show: all kernels see all channels, no response
  /// normalisation, 62,378,344 parameters.
  static let oneColumn = BuiltInNetwork(
    title: "AlexNet (one column)", chineseTitle: "AlexNet（单列）",
    summary: "one column, 227 × 227, as in the textbooks",
    source: "\(paper), as the textbooks show it", inputShape: [227, 227, 3]
  ) { input, classes, names in
    var x = Conv2D(
      filters: 96, kernelSize: (11, 11), strides: (4, 4), activation: .relu, name: names("conv1"))(
        input)
    x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2), name: names("pool1"))(x)
    x = Conv2D(
      filters: 256, kernelSize: (5, 5), padding: .same, activation: .relu, name: names("conv2"))(x)
    x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2), name: names("pool2"))(x)
    for (filters, name) in [(384, "conv3"), (384, "conv4"), (256, "conv5")] {
      x = Conv2D(
        filters: filters, kernelSize: (3, 3), padding: .same, activation: .relu, name: names(name))(
          x)
    }
    x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2), name: names("pool5"))(x)
    return denseClassifier(x, classes: classes, names: names)
  }

  /// The network of Krizhevsky et al. 2012: two GPUs, which share no channels in conv2, conv4 and
  /// conv5, and local response normalisation. 60,965,224 parameters, 724,406,816 MACs.
  static let original = BuiltInNetwork(
    title: "AlexNet (2012, two GPUs)", chineseTitle: "AlexNet（2012 年，双 GPU）",
    summary: "the original: two GPUs (groups of 2), response normalisation",
    source: paper, inputShape: [227, 227, 3]
  ) { input, classes, names in
    twoGPUs(input, classes: classes, names: names, ceilMode: false) {
      LocalResponseNormalization(size: 5, k: 2, alpha: 1e-4, beta: 0.75, name: names($0))
    }
  }

  /// BVLC's `bvlc_alexnet`: the original, but Caffe's normalisation (k = 1, alpha / n) and pools
  /// that round their output size up.
  static let caffe = BuiltInNetwork(
    title: "AlexNet (Caffe)", chineseTitle: "AlexNet（Caffe）",
    summary: "BVLC's: the original with k = 1, alpha / n and Caffe's pools",
    source: "\(paper); BVLC's bvlc_alexnet", inputShape: [227, 227, 3]
  ) { input, classes, names in
    twoGPUs(input, classes: classes, names: names, ceilMode: true) {
      LocalResponseNormalization(
        size: 5, k: 1, alpha: 1e-4, beta: 0.75, dividesAlpha: true, name: names($0))
    }
  }

  private static func twoGPUs(
    _ input: SymbolicTensor, classes: Int, names: LayerNames, ceilMode: Bool,
    normalization: (String) -> LocalResponseNormalization
  ) -> SymbolicTensor {
    func pool(_ name: String) -> MaxPooling2D {
      MaxPooling2D(poolSize: (3, 3), strides: (2, 2), ceilMode: ceilMode, name: names(name))
    }
    var x = Conv2D(
      filters: 96, kernelSize: (11, 11), strides: (4, 4), activation: .relu, name: names("conv1"))(
        input)
    x = pool("pool1")(normalization("norm1")(x))
    x = Conv2D(
      filters: 256, kernelSize: (5, 5), padding: .symmetric(2), groups: 2, activation: .relu,
      name: names("conv2"))(x)
    x = pool("pool2")(normalization("norm2")(x))
    for (filters, groups, name) in [(384, 1, "conv3"), (384, 2, "conv4"), (256, 2, "conv5")] {
      x = Conv2D(
        filters: filters, kernelSize: (3, 3), padding: .symmetric(1), groups: groups,
        activation: .relu, name: names(name))(x)
    }
    x = pool("pool5")(x)
    return denseClassifier(x, classes: classes, names: names)
  }

  /// torchvision's network, after Krizhevsky 2014 ("One weird trick …"): narrower, padded conv1,
  /// no groups, no normalisation, dropout before the dense layers, logits. 61,100,840 parameters.
  static let torchvision = BuiltInNetwork(
    title: "AlexNet (torchvision)", chineseTitle: "AlexNet（torchvision）",
    summary: "torchvision's: 224 × 224, narrower, no normalisation, logits",
    source: "Krizhevsky 2014; torchvision's alexnet"
  ) { input, classes, names in
    torchvision(
      input, filters: [64, 192, 384, 256, 256], units: [4096, 4096], classes: classes
    ) { names($0) }
  }

  /// torchvision's network of any width.
  ///
  /// - Parameters:
  ///   - filters: those of the five convolutions.
  ///   - units: those of the dense layers before the last.
  ///   - name: what a layer is called that is `conv1`, `pool5`, `fc8` in the built-in network.
  package static func torchvision(
    _ input: SymbolicTensor, filters: [Int], units: [Int], classes: Int, name: (String) -> String?
  ) -> SymbolicTensor {
    let windows: [(kernel: Int, stride: Int, margin: Int)] = [
      (11, 4, 2), (5, 1, 2), (3, 1, 1), (3, 1, 1), (3, 1, 1),
    ]
    var x = input
    for (index, (filters, window)) in zip(filters, windows).enumerated() {
      x = Conv2D(
        filters: filters, kernelSize: (window.kernel, window.kernel),
        strides: (window.stride, window.stride), padding: .symmetric(window.margin),
        activation: .relu, name: name("conv\(index + 1)"))(x)
      if [0, 1, 4].contains(index) {
        x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2), name: name("pool\(index + 1)"))(x)
      }
    }
    x = AdaptiveAveragePooling2D(outputSize: (6, 6), name: name("avgpool"))(x)
    x = flattened(x, name: name("flatten"))
    for (index, units) in units.enumerated() {
      x = Dropout(rate: 0.5, name: name("drop\(index + 6)"))(x)
      x = Dense(units: units, activation: .relu, name: name("fc\(index + 6)"))(x)
    }
    return Dense(units: classes, name: name("fc8"))(x)
  }
}
