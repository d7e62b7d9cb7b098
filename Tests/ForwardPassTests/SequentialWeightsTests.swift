import ForwardPass
import ModelDescription
import TensorFiles
import Tensors
import Testing

@Suite("Weights under torchvision's numbers")
struct SequentialWeightsTests {
  /// A narrow AlexNet, whose weights Keras and PyTorch wrote to files.
  private func narrowAlexNet() throws -> Model {
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
    x = Dense(units: 32, activation: .relu, name: "fc7")(x)
    return try Model(inputs: input, outputs: Dense(units: 10, activation: .softmax, name: "fc8")(x))
  }

  private func weights(_ name: String, from test: String = #filePath) throws -> any NamedTensors {
    let folders = test.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    return try openTensorFile(folders.joined(separator: "/") + "/TensorFilesTests/Data/" + name)
  }

  @Test("the file that PyTorch wrote gives what the file that Keras wrote does")
  func sample() throws {
    let taps = ["conv1", "conv5", "fc6", "fc8"]
    let input = Tensor(
      shape: [115, 115, 3], floats: (0..<115 * 115 * 3).map { Float($0 % 251) / 125 - 1 })
    func run(_ name: String) throws -> Activations {
      try CompiledModel(narrowAlexNet(), weights: weights(name), taps: taps).run(input)
    }
    let (found, wanted) = (try run("narrow.pth"), try run("narrow.safetensors"))
    for tap in taps {
      #expect(relativeError(try #require(found[tap]), try #require(wanted[tap])) < 1e-5)
    }
  }

  @Test("a file with another number of layers is answered with the names that it has")
  func otherCount() throws {
    let input = Input(shape: [4, 4, 1])
    let x = Conv2D(filters: 1, kernelSize: (3, 3), useBias: false, name: "a")(input)
    let model = try Model(
      inputs: input, outputs: Conv2D(filters: 1, kernelSize: (2, 2), useBias: false, name: "b")(x))
    let file = TensorTable(["features.0.weight": .filled([1, 1, 3, 3], 1)])
    let error = #expect(throws: ForwardPassError.self) {
      try CompiledModel(model, weights: file, taps: ["b"])
    }
    #expect(error?.description == "table has no tensor a/kernel; it has features.0.weight")
  }

  @Test("a tensor of the wrong shape is called what the file calls it")
  func wrongShape() throws {
    let input = Input(shape: [4, 4, 1])
    let layer = Conv2D(filters: 1, kernelSize: (3, 3), useBias: false, name: "a")
    let file = TensorTable(["features.0.weight": .filled([1, 1, 2, 2], 1)])
    let error = #expect(throws: ForwardPassError.self) {
      try CompiledModel(Model(inputs: input, outputs: layer(input)), weights: file, taps: ["a"])
    }
    #expect(
      error?.description
        == "features.0.weight in table is 1 × 1 × 2 × 2, but the model wants 1 × 1 × 3 × 3")
  }

  @Test("modules are taken by their numbers, not by their names' spelling")
  func order() throws {
    let input = Input(shape: [1, 1, 1])
    var x = Conv2D(filters: 1, kernelSize: (1, 1), useBias: false, name: "a")(input)
    x = Conv2D(filters: 1, kernelSize: (1, 1), useBias: false, name: "b")(x)
    let model = try Model(
      inputs: input, outputs: Dense(units: 1, useBias: false, name: "c")(Flatten()(x)))
    let file = TensorTable([
      "features.10.weight": .filled([1, 1, 1, 1], 5),
      "features.2.weight": .filled([1, 1, 1, 1], 3),
      "classifier.1.weight": .filled([1, 1], 7),
    ])
    let found = try CompiledModel(model, weights: file, taps: ["a", "b", "c"])
      .run(.filled([1, 1, 1], 1))
    #expect(found["a"]?.floats() == [3])
    #expect(found["b"]?.floats() == [15])
    #expect(found["c"]?.floats() == [105])
  }
}
