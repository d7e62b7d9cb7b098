import ModelDescription
import Testing

@Suite("Names and order of layers")
struct LayerNameTests {
  @Test("AlexNet's automatic names are those of a fresh Keras session")
  func alexNet() throws {
    let names = try TestModels.alexNet().layers.map(\.name)
    #expect(
      names == [
        "input_layer", "conv2d", "max_pooling2d", "conv2d_1", "max_pooling2d_1", "conv2d_2",
        "conv2d_3", "conv2d_4", "max_pooling2d_2", "flatten", "dense", "dropout", "dense_1",
        "dropout_1", "dense_2",
      ])
  }

  @Test("the paper's names replace all automatic ones")
  func paperNames() throws {
    let layers = try BuiltInModel.alexNet.model().layers
    #expect(
      layers.map(\.name) == [
        "input", "conv1", "pool1", "conv2", "pool2", "conv3", "conv4", "conv5", "pool5", "flatten",
        "fc6", "drop6", "fc7", "drop7", "fc8",
      ])
    #expect(layers.allSatisfy { $0.automaticOrdinal == nil })
  }

  @Test("class names become words with lines between them, as in Keras")
  func snakeCase() throws {
    let inputs = Input(shape: [8, 8, 3])
    var x = ZeroPadding2D()(inputs)
    x = BatchNormalization()(x)
    x = ReLU()(x)
    x = DepthwiseConv2D(kernelSize: (3, 3), padding: .same)(x)
    x = LocalResponseNormalization()(x)
    x = GlobalAveragePooling2D()(x)
    #expect(
      try Model(inputs: inputs, outputs: x).layers.map(\.name) == [
        "input_layer", "zero_padding2d", "batch_normalization", "re_lu", "depthwise_conv2d",
        "local_response_normalization", "global_average_pooling2d",
      ])
  }

  @Test("names count in the order in which layers are made, given names do not count")
  func creationOrder() throws {
    let inputs = Input(shape: [4])
    let second = Dense(units: 3)
    let named = Dense(units: 3, name: "mine")
    let first = Dense(units: 3)
    let model = try Model(inputs: inputs, outputs: second(named(first(inputs))))
    #expect(model.layers.map(\.name) == ["input_layer", "dense_1", "mine", "dense"])
    #expect(model.layers.map(\.automaticOrdinal) == [0, 1, nil, 0])
  }

  @Test("a shared layer has one name and one place")
  func sharedLayer() throws {
    let (left, right) = (Input(shape: [4]), Input(shape: [4]))
    let shared = Dense(units: 2)
    let joined = Concatenate()([shared(left), shared(right)])
    let model = try Model(inputs: [left, right], outputs: Dense(units: 1)(joined))
    #expect(
      model.layers.map(\.name) == [
        "input_layer", "input_layer_1", "dense", "concatenate", "dense_1",
      ])
    #expect(!model.isChain)
    #expect(model.keras2Name(of: model.layers[1]) == "input_2")
    #expect(model.keras2Name(of: model.layers[2]) == "dense")
  }

  @Test("layers of branches are ordered by their distance from the output, as ResNet-50's are")
  func branchOrder() throws {
    let expected = try ReferenceText.lines("resnet50.summary-beginning.txt")
      .filter { $0.hasPrefix("│ ") && !$0.hasPrefix("│ (") }
      .compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
      .filter { $0 != "│" }
    #expect(try TestModels.resNetBeginning().layers.map(\.name) == expected)
  }

  @Test("each call comes after those that it depends on, and a chain is told from branches")
  func calls() throws {
    let model = try TestModels.resNetBeginning()
    for (index, call) in model.calls.enumerated() {
      #expect(call.inputs.allSatisfy { $0 < index })
    }
    #expect(!model.isChain)
    #expect(try TestModels.alexNet().isChain)
    let inputs = Input(shape: [2])
    #expect(try !Model(inputs: inputs, outputs: Add()([inputs, inputs])).isChain)
  }
}
