import ForwardPass
import ModelDescription
import Tensors
import Testing

/// Gradients through several layers, by arithmetic and by differences of the forward pass.
@Suite("Gradients of networks")
struct NetworkGradientTests {
  /// A tensor of zeros but for a 1.
  static func seed(_ shape: [Int], at place: Int) -> Tensor {
    Tensor(shape: shape, floats: (0..<shape.reduce(1, *)).map { $0 == place ? 1 : 0 })
  }

  /// The network of `BranchingTests`, before softmax.
  private static func branching(batchSize: Int = 1) throws -> CompiledGradient {
    let model = try BranchingTests.model()
    return try CompiledGradient(
      model, weights: RandomWeights(seed: 2, for: model), of: "last", beforeActivation: true,
      at: ["input"], batchSize: batchSize)
  }

  private static func input(_ number: Int) -> Tensor {
    Tensor(shape: [14, 11, 5], floats: (0..<770).map { Float(($0 * number) % 13) / 6 - 1 })
  }

  @Test("A batch gives each example its own gradient")
  func batch() throws {
    let inputs = [3, 5].map(Self.input)
    let results = try Self.branching(batchSize: 2).run(inputs.map { [$0] }) { outputs in
      outputs.map { Self.seed($0.shape, at: 2) }
    }
    let single = try Self.branching()
    for (input, result) in zip(inputs, results) {
      let wanted = try #require(
        try single.run(input) { Self.seed($0.shape, at: 2) }["input"])
      #expect(relativeError(try #require(result["input"]), wanted) < 1e-5)
    }
    #expect(results.count == 2)
  }

  /// Central differences of the forward pass, along directions of length 1.
  @Test("Gradients agree with differences of outputs")
  func differences() throws {
    let compiled = try Self.branching()
    let input = Self.input(5)
    let gradient = try #require(
      try compiled.run(input) { Self.seed($0.shape, at: 2) }["input"]
    ).floats()
    let length = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
    func score(_ step: Float, along direction: [Float]) throws -> Float {
      let moved = zip(input.floats(), direction).map { $0 + step * $1 }
      let result = try compiled.run(Tensor(shape: input.shape, floats: moved)) {
        Self.seed($0.shape, at: 2)
      }
      return result.output.floats()[2]
    }
    let stripes = gradient.indices.map { Float($0 % 7 < 3 ? 1 : -1) / Float(770).squareRoot() }
    for direction in [gradient.map { $0 / length }, stripes] {
      let slope =
        (try score(0.02, along: direction) - score(-0.02, along: direction)) / 0.04
      let wanted = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(slope - wanted) < 0.02 * length)
    }
  }

  @Test("The target's own gradient is the seed, also before its activation")
  func targetItself() throws {
    let input = Input(shape: [2], name: "input")
    let last = Dense(units: 2, activation: .relu, useBias: false, name: "last")(input)
    let compiled = try CompiledGradient(
      Model(inputs: input, outputs: last),
      weights: TensorTable(["last/kernel": Tensor(shape: [2, 2], floats: [1, 0, 0, -1])]),
      of: "last", beforeActivation: true, at: ["last", "input"])
    let result = try compiled.run(Tensor(shape: [2], floats: [3, 4])) { _ in
      Tensor(shape: [2], floats: [5, 7])
    }
    #expect(result.output.floats() == [3, -4])
    #expect(result.activations["last"]?.floats() == [3, -4])
    #expect(result["last"]?.floats() == [5, 7])
    #expect(result["input"]?.floats() == [5, -7])
  }

  @Test("Arithmetic is no activation: a layer of nothing else stays as it is")
  func arithmetic() throws {
    let input = Input(shape: [2], name: "input")
    let twice = ScalarArithmetic(.multiply, scalar: 2, name: "twice")(input)
    let compiled = try CompiledGradient(
      Model(inputs: input, outputs: twice), weights: TensorTable(), of: "twice",
      beforeActivation: true, at: ["input"])
    let result = try compiled.run(Tensor(shape: [2], floats: [3, 4])) { _ in
      Tensor(shape: [2], floats: [1, 10])
    }
    #expect(result.output.floats() == [6, 8])
    #expect(result["input"]?.floats() == [2, 20])
  }

  /// A value that is read as it is and through a layer that changes nothing: by hand, y = x + x.
  @Test("A layer that hands on what it gets has a gradient of its own")
  func handedOn() throws {
    let input = Input(shape: [2], name: "input")
    let drop = Dropout(rate: 0.5, name: "drop")(input)
    let model = try Model(inputs: input, outputs: Add(name: "sum")([input, drop]))
    let compiled = try CompiledGradient(
      model, weights: TensorTable(), of: "sum", at: ["input", "drop", "sum"])
    let result = try compiled.run(Tensor(shape: [2], floats: [3, 4])) { _ in
      Tensor(shape: [2], floats: [1, 10])
    }
    #expect(result["input"]?.floats() == [2, 20])
    #expect(result["drop"]?.floats() == [1, 10])
    #expect(result["sum"]?.floats() == [1, 10])
    #expect(result.activations["drop"]?.floats() == [3, 4])
    #expect(result.output.floats() == [6, 8])
  }

  /// By hand: x · w for each channel, where w is the same tensor's average.
  @Test("Factors that are repeated collect the gradients of all their places")
  func repeated() throws {
    let input = Input(shape: [1, 2, 1], name: "input")
    let mean = GlobalAveragePooling2D(keepDims: true, name: "mean")(input)
    let model = try Model(inputs: input, outputs: Multiply(name: "product")([input, mean]))
    let compiled = try CompiledGradient(
      model, weights: TensorTable(), of: "product", at: ["input", "mean"])
    let result = try compiled.run(Tensor(shape: [1, 2, 1], floats: [2, 6])) { _ in
      Tensor(shape: [1, 2, 1], floats: [1, 1])
    }
    // Σ xᵢ · mean = 2 · mean²: 2 · mean for each, 8 for the average.
    #expect(result["mean"]?.floats() == [8])
    #expect(result["input"]?.floats() == [8, 8])
  }

  @Test("What has no backward pass or no influence is refused with a sentence")
  func refusals() throws {
    let input = Input(shape: [4, 4, 3], name: "input")
    let left = Reduce(.maximum, axes: [1], className: "Largest", name: "largest")(input)
    let right = Activation(.relu, name: "right")(input)
    let model = try Model(inputs: input, outputs: [left, right])
    let weights = TensorTable()
    #expect(
      throws: ForwardPassError.gradientNotSupported(layer: "largest", className: "Largest")
    ) {
      _ = try CompiledGradient(model, weights: weights, of: "largest", at: ["input"])
    }
    #expect(throws: ForwardPassError.withoutInfluence(layer: "right", target: "largest")) {
      _ = try CompiledGradient(model, weights: weights, of: "largest", at: ["right"])
    }
    let compiled = try CompiledGradient(model, weights: weights, of: "right", at: ["input"])
    #expect(throws: ForwardPassError.wrongInput(found: [1], wanted: [4, 4, 3])) {
      _ = try compiled.run(.filled([4, 4, 3], 1)) { _ in .filled([1], 1) }
    }
  }
}
