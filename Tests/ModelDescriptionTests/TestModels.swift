import ModelDescription

/// Networks that several tests look at.
enum TestModels {
  /// The article's AlexNet, with Keras's automatic names.
  static func alexNet() throws -> Model {
    try BuiltInModel.alexNet.model(names: .keras)
  }

  /// The beginning of ResNet-50 up to the end of its first block, as Keras builds it.
  static func resNetBeginning() throws -> Model {
    let inputs = Input(shape: [224, 224, 3])
    var x = ZeroPadding2D(padding: 3, name: "conv1_pad")(inputs)
    x = Conv2D(filters: 64, kernelSize: (7, 7), strides: (2, 2), name: "conv1_conv")(x)
    x = BatchNormalization(name: "conv1_bn")(x)
    x = Activation(.relu, name: "conv1_relu")(x)
    x = ZeroPadding2D(padding: 1, name: "pool1_pad")(x)
    x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2), name: "pool1_pool")(x)
    var shortcut = Conv2D(filters: 256, kernelSize: (1, 1), name: "conv2_block1_0_conv")(x)
    shortcut = BatchNormalization(name: "conv2_block1_0_bn")(shortcut)
    x = Conv2D(filters: 64, kernelSize: (1, 1), name: "conv2_block1_1_conv")(x)
    x = BatchNormalization(name: "conv2_block1_1_bn")(x)
    x = Activation(.relu, name: "conv2_block1_1_relu")(x)
    x = Conv2D(
      filters: 64, kernelSize: (3, 3), padding: .same, name: "conv2_block1_2_conv")(x)
    x = BatchNormalization(name: "conv2_block1_2_bn")(x)
    x = Activation(.relu, name: "conv2_block1_2_relu")(x)
    x = Conv2D(filters: 256, kernelSize: (1, 1), name: "conv2_block1_3_conv")(x)
    x = BatchNormalization(name: "conv2_block1_3_bn")(x)
    x = Add(name: "conv2_block1_add")([shortcut, x])
    x = Activation(.relu, name: "conv2_block1_out")(x)
    return try Model(inputs: inputs, outputs: x, name: "resnet50")
  }

  /// The beginning of MobileNetV2 up to the end of its second block, as Keras builds it.
  static func mobileNetBeginning() throws -> Model {
    let inputs = Input(shape: [224, 224, 3])
    func pointwise(_ x: SymbolicTensor, _ filters: Int, _ name: String) -> SymbolicTensor {
      Conv2D(filters: filters, kernelSize: (1, 1), useBias: false, name: name)(x)
    }
    var x = Conv2D(
      filters: 32, kernelSize: (3, 3), strides: (2, 2), padding: .same, useBias: false,
      name: "Conv1")(inputs)
    x = ReLU(name: "Conv1_relu")(BatchNormalization(name: "bn_Conv1")(x))
    var trunk = x
    for (block, filters, strides) in [(0, 16, 1), (1, 24, 2), (2, 24, 1)] {
      let name = block == 0 ? "expanded_conv" : "block_\(block)"
      x = trunk
      if block > 0 {
        x = pointwise(x, block == 1 ? 96 : 144, "\(name)_expand")
        x = ReLU(name: "\(name)_expand_relu")(BatchNormalization(name: "\(name)_expand_BN")(x))
      }
      if strides == 2 {
        x = ZeroPadding2D(padding: ((0, 1), (0, 1)), name: "\(name)_pad")(x)
      }
      x = DepthwiseConv2D(
        kernelSize: (3, 3), strides: (strides, strides), padding: strides == 2 ? .valid : .same,
        useBias: false, name: "\(name)_depthwise")(x)
      x = BatchNormalization(name: "\(name)_depthwise_BN")(x)
      x = ReLU(name: "\(name)_depthwise_relu")(x)
      x = pointwise(x, filters, "\(name)_project")
      x = BatchNormalization(name: "\(name)_project_BN")(x)
      trunk = block == 2 ? Add(name: "block_2_add")([trunk, x]) : x
    }
    return try Model(inputs: inputs, outputs: trunk, name: "mobilenetv2_1.00_224")
  }
}
