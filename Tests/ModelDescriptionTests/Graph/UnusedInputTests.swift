import ModelDescription
import Testing

/// Orders of layers as Keras 3 gives them.
@Suite("Inputs that no output depends on")
struct UnusedInputTests {
  @Test(
    "stand in their own order before the layers that end the network",
    arguments: [
      (["u", "a", "b", "v"], ["a", "b", "s", "u", "v", "y"]),
      (["v", "b", "a", "u"], ["a", "b", "s", "v", "u", "y"]),
    ])
  func order(inputs: [String], layers: [String]) throws {
    let tensors = inputs.map { Input(shape: [4], name: $0) }
    func tensor(_ name: String) -> SymbolicTensor { tensors[inputs.firstIndex(of: name) ?? 0] }
    let sum = Add(name: "s")([tensor("a"), tensor("b")])
    let model = try Model(inputs: tensors, outputs: ReLU(name: "y")(sum))
    #expect(model.layers.map(\.name) == layers)
    #expect(model.inputs.map { model.layers[model.calls[$0].layer].name } == inputs)
  }
}
