import ForwardPass
import ModelDescription
import TensorFiles
import Tensors
import Testing

/// Two small networks that Keras saved in every form, layer by layer.
@Suite("Networks from files")
struct FileNetworkTests {
  private func weights(_ name: String, from test: String = #filePath) throws -> any NamedTensors {
    let folders = test.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    return try openTensorFile(folders.joined(separator: "/") + "/TensorFilesTests/Data/" + name)
  }

  private func check(_ model: Model, _ weights: any NamedTensors, _ reference: String) throws {
    let reference = try ReferenceFile.open(reference)
    let taps = reference.names.filter { $0 != "input" }
    #expect(taps.count == model.layers.count - 1)
    let input = try #require(try reference.tensor(named: "input"))
    let whole = try CompiledModel(model, weights: weights, taps: taps).run(input)
    for tap in taps {
      let wanted = try #require(try reference.tensor(named: tap))
      #expect(relativeError(try #require(whole[tap]), wanted) < 1e-4, "\(tap)")
      // By itself, with all before it computed together as far as that goes.
      let alone = try CompiledModel(model, weights: weights, taps: [tap]).run(input)
      #expect(relativeError(try #require(alone[tap]), wanted) < 1e-4, "\(tap) alone")
    }
  }

  @Test(
    "A narrow AlexNet",
    arguments: ["keras", "h5", "weights.h5", "safetensors", "npz", "pth"])
  func narrow(ending: String) throws {
    let input = Input(shape: [115, 115, 3], name: "input")
    var x = Conv2D(
      filters: 8, kernelSize: (11, 11), strides: (4, 4), activation: .relu, name: "conv1")(input)
    x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2), name: "pool1")(x)
    x = Conv2D(
      filters: 16, kernelSize: (5, 5), padding: .same, activation: .relu, name: "conv2")(x)
    x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2), name: "pool2")(x)
    for (filters, name) in [(24, "conv3"), (24, "conv4"), (16, "conv5")] {
      x = Conv2D(
        filters: filters, kernelSize: (3, 3), padding: .same, activation: .relu, name: name)(x)
    }
    x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2), name: "pool5")(x)
    x = Dense(units: 32, activation: .relu, name: "fc6")(Flatten(name: "flatten")(x))
    x = Dense(units: 32, activation: .relu, name: "fc7")(Dropout(rate: 0.5, name: "drop6")(x))
    x = Dense(units: 10, activation: .softmax, name: "fc8")(Dropout(rate: 0.5, name: "drop7")(x))
    try check(Model(inputs: input, outputs: x), weights("narrow." + ending), "narrow")
  }

  @Test("A network of branches with every kind of convolution", arguments: ["keras", "h5"])
  func residual(ending: String) throws {
    let input = Input(shape: [64, 48, 3], name: "image")
    var x = ZeroPadding2D(padding: ((1, 0), (2, 1)), name: "pad")(input)
    x = Conv2D(
      filters: 16, kernelSize: (5, 5), strides: (2, 2), useBias: false, name: "stem")(x)
    let stem = ReLU(maxValue: 6, name: "stem_relu6")(BatchNormalization(name: "stem_bn")(x))
    x = DepthwiseConv2D(kernelSize: (3, 3), padding: .same, name: "dw")(stem)
    x = Conv2D(filters: 16, kernelSize: (1, 1), padding: .same, name: "pw")(
      Activation(.silu, name: "swish")(x))
    x = Add(name: "add")([stem, x])
    let average = AveragePooling2D(
      poolSize: (3, 3), strides: (1, 1), padding: .same, name: "avg")(x)
    let dilated = Conv2D(
      filters: 8, kernelSize: (3, 3), padding: .same, dilationRate: (2, 2), activation: .tanh,
      name: "dilated")(x)
    x = Concatenate(name: "concat")([average, dilated])
    x = SeparableConv2D(
      filters: 24, kernelSize: (3, 3), strides: (2, 2), padding: .same, activation: .relu,
      name: "sep")(x)
    x = Conv2DTranspose(
      filters: 12, kernelSize: (3, 3), strides: (2, 2), padding: .same, name: "deconv")(
        UpSampling2D(name: "up")(x))
    x = GlobalAveragePooling2D(name: "gap")(LeakyReLU(negativeSlope: 0.1, name: "leaky")(x))
    x = Dense(units: 7, activation: .softmax, name: "prob")(x)
    try check(Model(inputs: input, outputs: x), weights("residual." + ending), "residual")
  }
}
