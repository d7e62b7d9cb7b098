import ForwardPass
import ModelDescription
import Tensors
import Testing

/// Numbers before the activation that is a part of a layer, against arithmetic by hand.
@Suite("Before the activation")
struct BeforeActivationTests {
  /// Each layer doubles its only channel and subtracts one: of 3 and −2 it makes 5 and −5.
  static let layers: [(any Layer, [String: Tensor])] = {
    let kernel = Tensor(shape: [1, 1, 1, 1], floats: [2])
    let bias = Tensor(shape: [1], floats: [-1])
    let usual = ["layer/kernel": kernel, "layer/bias": bias]
    return [
      (Conv2D(filters: 1, kernelSize: (1, 1), activation: .relu, name: "layer"), usual),
      (Conv2DTranspose(filters: 1, kernelSize: (1, 1), activation: .relu, name: "layer"), usual),
      (DepthwiseConv2D(kernelSize: (1, 1), activation: .relu, name: "layer"), usual),
      (
        SeparableConv2D(filters: 1, kernelSize: (1, 1), activation: .relu, name: "layer"),
        [
          "layer/depthwise_kernel": kernel, "layer/bias": bias,
          "layer/pointwise_kernel": Tensor(shape: [1, 1, 1, 1], floats: [1]),
        ]
      ),
      (
        Dense(units: 1, activation: .relu, name: "layer"),
        ["layer/kernel": Tensor(shape: [1, 1], floats: [2]), "layer/bias": bias]
      ),
    ]
  }()

  @Test("Each layer gives its sums, and what follows still reads them after the activation")
  func sums() throws {
    for (layer, weights) in BeforeActivationTests.layers {
      let input = Input(shape: [1, 2, 1])
      let model = try Model(
        inputs: input, outputs: Activation(.softplus, name: "last")(layer(input)))
      let picture = Tensor(shape: [1, 2, 1], floats: [3, -2])
      let before = try CompiledModel(
        model, weights: TensorTable(weights), taps: ["layer", "last"],
        tapsBeforeActivation: ["layer"]
      ).run(picture)
      #expect(before["layer"]?.floats() == [5, -5], "\(layer.className)")
      let after = try CompiledModel(
        model, weights: TensorTable(weights), taps: ["layer", "last"]
      ).run(picture)
      #expect(after["layer"]?.floats() == [5, 0], "\(layer.className)")
      #expect(before["last"]?.floats() == after["last"]?.floats())
    }
  }

  @Test("Before the softmax of a dense layer stand its logits")
  func logits() throws {
    let input = Input(shape: [2])
    let model = try Model(
      inputs: input, outputs: Dense(units: 2, activation: .softmax, name: "fc")(input))
    // 1 · 1 + 2 · 3 + 0.5 and 1 · 2 + 2 · 4 + 0.
    let weights = TensorTable([
      "fc/kernel": Tensor(shape: [2, 2], floats: [1, 2, 3, 4]),
      "fc/bias": Tensor(shape: [2], floats: [0.5, 0]),
    ])
    let output = try CompiledModel(
      model, weights: weights, taps: ["fc"], tapsBeforeActivation: ["fc"]
    ).run(Tensor(shape: [2], floats: [1, 2]))
    #expect(output["fc"]?.floats() == [7.5, 10])
  }

  @Test("A layer without an activation of its own gives what it always gives")
  func without() throws {
    let input = Input(shape: [1, 2, 1])
    let model = try Model(inputs: input, outputs: Activation(.relu, name: "relu")(input))
    let output = try CompiledModel(
      model, weights: TensorTable(), taps: ["relu"], tapsBeforeActivation: ["relu"]
    ).run(Tensor(shape: [1, 2, 1], floats: [3, -2]))
    #expect(output["relu"]?.floats() == [3, 0])
  }
}
