import ForwardPass
import ModelDescription
import Tensors
import Testing

/// The built-in networks with random weights.
@Suite("Built-in networks")
struct NetworkTests {
  /// A picture of the network's size, small where the network allows.
  private func picture(_ shape: [Int]) -> Tensor {
    let count = shape.reduce(1, *)
    return Tensor(shape: shape, floats: (0..<count).map { Float($0 % 23) / 11 - 1 })
  }

  @Test(
    "Networks of branches, depthwise kernels and joined maps run to finite, differing numbers",
    arguments: [
      BuiltInModel.leNet5, .nin, .googLeNet, .resNet18, .resNet50, .squeezeNet, .mobileNetV1,
      .mobileNetV2, .denseNet121,
    ])
  func runs(network: BuiltInModel) throws {
    let shape = network == .leNet5 ? network.inputShape : [64, 64, 3]
    let model = try network.model(inputShape: shape, classes: 10)
    let last = model.layers[model.calls[model.outputs[0]].layer].name
    let compiled = try CompiledModel(
      model, weights: RandomWeights(seed: 1, for: model), taps: [last])
    let output = try #require(try compiled.run(picture(shape))[last])
    #expect(output.shape == [10])
    #expect(output.floats().allSatisfy { $0.isFinite })
    #expect(Set(output.floats()).count > 1)
  }

  @Test("Layers without a forward pass are named")
  func notSupported() throws {
    let layer = OpaqueLayer(className: "Mystery", shape: Shape(batchOf: [4]), name: "strange")
    let input = Input(shape: [4], name: "input")
    let model = try Model(inputs: input, outputs: layer(input))
    #expect(throws: ForwardPassError.layerNotSupported(layer: "strange", className: "Mystery")) {
      try CompiledModel(model, weights: TensorTable(), taps: ["strange"])
    }
  }
}
