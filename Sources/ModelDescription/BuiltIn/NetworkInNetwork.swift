/// The network of Lin, Chen & Yan 2014: small networks of 1 × 1 convolutions slide over the maps,
/// and one map a class is averaged instead of dense layers.
enum NetworkInNetwork {
  /// The authors' network for ImageNet in Caffe's Model Zoo, 7,595,176 parameters.
  static let network = BuiltInNetwork(
    title: "NiN (ImageNet)", chineseTitle: "NiN（ImageNet）",
    summary: "1 × 1 convolutions after each larger one, no dense layers",
    source: "Lin, Chen & Yan 2014; the authors' nin_imagenet in Caffe's Model Zoo"
  ) { input, classes, names in
    func convolution(
      _ filters: Int, _ kernel: Int, stride: Int = 1, padding: Int = 0, _ name: String
    ) -> Conv2D {
      Conv2D(
        filters: filters, kernelSize: (kernel, kernel), strides: (stride, stride),
        padding: .symmetric(padding), activation: .relu, name: names(name))
    }
    func pool(_ name: String) -> MaxPooling2D {
      MaxPooling2D(poolSize: (3, 3), strides: (2, 2), ceilMode: true, name: names(name))
    }
    var x = convolution(96, 11, stride: 4, "conv1")(input)
    x = convolution(96, 1, "cccp1")(x)
    x = convolution(96, 1, "cccp2")(x)
    x = convolution(256, 5, padding: 2, "conv2")(pool("pool1")(x))
    x = convolution(256, 1, "cccp3")(x)
    x = convolution(256, 1, "cccp4")(x)
    x = convolution(384, 3, padding: 1, "conv3")(pool("pool2")(x))
    x = convolution(384, 1, "cccp5")(x)
    x = convolution(384, 1, "cccp6")(x)
    x = Dropout(rate: 0.5, name: names("drop"))(pool("pool3")(x))
    x = convolution(1024, 3, padding: 1, "conv4")(x)
    x = convolution(1024, 1, "cccp7")(x)
    x = convolution(classes, 1, "cccp8")(x)
    x = GlobalAveragePooling2D(name: names("pool4"))(x)
    return Activation(.softmax, name: names("softmax"))(x)
  }
}
