import ForwardPass
import ModelDescription
import Tensors
import Testing

/// Networks with branches, joins, shared layers and numbers of channels that fill no vector.
@Suite("Branching networks")
struct BranchingTests {
  static func model() throws -> Model {
    let input = Input(shape: [14, 11, 5], name: "input")
    let conv = Conv2D(filters: 20, kernelSize: (3, 3), padding: .same, name: "conv")
    var x = Conv2D(filters: 5, kernelSize: (3, 3), padding: .same, name: "first")(input)
    let left = conv(x)
    let right = conv(input)
    x = BatchNormalization(name: "norm")(Add(name: "sum")([left, right, left]))
    x = Activation(.sigmoid, name: "sigmoid")(x)
    x = LocalResponseNormalization(name: "lrn")(x)
    let pooled = MaxPooling2D(poolSize: (2, 2), padding: .same, name: "pool")(x)
    let strided = Conv2D(
      filters: 7, kernelSize: (3, 3), strides: (2, 2), padding: .same, activation: .elu,
      name: "strided")(x)
    x = Concatenate(name: "join")([pooled, strided])
    x = Conv2D(filters: 33, kernelSize: (3, 3), activation: .relu, name: "deep")(
      ZeroPadding2D(padding: 2, name: "margin")(x))
    x = AdaptiveAveragePooling2D(outputSize: (2, 3), name: "adaptive")(x)
    x = Dropout(rate: 0.5, name: "drop")(x)
    let average = GlobalAveragePooling2D(name: "average")(x)
    let last = Dense(units: 6, activation: .softmax, name: "last")(average)
    return try Model(inputs: input, outputs: last)
  }

  @Test("Every layer is the same with fewer multiplications", arguments: [1, 4])
  func purposes(batch: Int) throws {
    let model = try Self.model()
    let weights = RandomWeights(seed: 2, for: model)
    let taps = model.layers.map(\.name)
    let inputs = (0..<batch).map { example in
      Tensor(shape: [14, 11, 5], floats: (0..<770).map { Float(($0 + example) % 13) / 6 - 1 })
    }
    let plain = try CompiledModel(model, weights: weights, taps: taps)
    let quick = try CompiledModel(
      model, weights: weights, taps: taps, batchSize: batch, purpose: .manyPasses)
    for (input, found) in zip(inputs, try quick.run(batch: inputs)) {
      let wanted = try plain.run(input)
      for tap in taps {
        let error = relativeError(try #require(found[tap]), try #require(wanted[tap]))
        #expect(error < 1e-4, "\(tap)")
      }
    }
  }

  @Test("The input and layers that change nothing can be tapped")
  func identities() throws {
    let model = try Self.model()
    let compiled = try CompiledModel(
      model, weights: RandomWeights(seed: 2, for: model), taps: ["input", "adaptive", "drop"])
    let input = Tensor.counting([14, 11, 5], from: -100)
    let result = try compiled.run(input)
    #expect(result["input"]?.floats() == input.floats())
    #expect(result["drop"]?.floats() == result["adaptive"]?.floats())
    #expect(result["conv"] == nil)
  }

  @Test("Two inputs are taken in the model's order")
  func twoInputs() throws {
    let (first, second) = (Input(shape: [1, 1, 2], name: "a"), Input(shape: [1, 1, 1], name: "b"))
    let model = try Model(
      inputs: [first, second], outputs: Concatenate(name: "join")([second, first]))
    let compiled = try CompiledModel(model, weights: TensorTable(), taps: ["join"])
    #expect(compiled.inputShapes == [[1, 1, 2], [1, 1, 1]])
    let results = try compiled.run([
      [.counting([1, 1, 2], from: 1), .counting([1, 1, 1], from: 9)]
    ])
    #expect(results.first?["join"]?.floats() == [9, 1, 2])
  }

  @Test("A model whose sizes are open is refused")
  func openShape() throws {
    let input = Input(shape: [nil, nil, 3], name: "input")
    let model = try Model(
      inputs: input, outputs: MaxPooling2D(name: "pool")(input))
    do {
      _ = try CompiledModel(model, weights: TensorTable(), taps: ["pool"])
      Issue.record("an open shape was accepted")
    } catch {
      #expect(
        error.description
          == "layer input gives (None, None, None, 3): running needs all sizes but the batch")
    }
  }
}
