import ForwardPass
import ModelDescription
import Tensors
import Testing

/// The same network from weights under Keras's and under PyTorch's names.
@Suite("Names and orders of weights")
struct WeightNamesTests {
  /// A small network: convolution, normalisation, flatten, dense.
  private func model() throws -> Model {
    let input = Input(shape: [4, 5, 2], name: "input")
    var x = Conv2D(filters: 3, kernelSize: (2, 3), name: "conv")(input)
    x = BatchNormalization(name: "norm")(x)
    x = Dense(units: 4, name: "dense")(Dropout(rate: 0.5)(Flatten()(x)))
    return try Model(inputs: input, outputs: x)
  }

  /// `numbers` in the order that reading the dimensions of `shape` as `order` gives.
  private func transposed(_ tensor: Tensor, _ order: [Int]) -> Tensor {
    let shape = order.map { tensor.shape[$0] }
    var floats: [Float] = []
    let numbers = tensor.floats()
    for place in 0..<tensor.count {
      var (rest, indices) = (place, [Int](repeating: 0, count: shape.count))
      for dimension in shape.indices.reversed() {
        indices[order[dimension]] = rest % shape[dimension]
        rest /= shape[dimension]
      }
      floats.append(numbers[zip(indices, tensor.shape).reduce(0) { $0 * $1.1 + $1.0 }])
    }
    return Tensor(shape: shape, floats: floats)
  }

  @Test("PyTorch's orders, also of the dense kernel after a flatten, give Keras's result")
  func pyTorch() throws {
    let model = try model()
    let random = RandomWeights(seed: 5, for: model)
    func tensor(_ name: String) throws -> Tensor { try #require(random.tensor(named: name)) }
    // The maps before the flatten are 3 × 3 × 3; PyTorch flattens channel, height, width.
    let dense = Tensor(shape: [3, 3, 3, 4], floats: try tensor("dense/kernel").floats())
    let pyTorch = TensorTable([
      "conv.weight": transposed(try tensor("conv/kernel"), [3, 2, 0, 1]),
      "conv.bias": try tensor("conv/bias"),
      "norm.weight": try tensor("norm/gamma"), "norm.bias": try tensor("norm/beta"),
      "norm.running_mean": try tensor("norm/moving_mean"),
      "norm.running_var": try tensor("norm/moving_variance"),
      "dense.weight": Tensor(
        shape: [4, 27], floats: transposed(dense, [3, 2, 0, 1]).floats()),
      "dense.bias": try tensor("dense/bias"),
    ])
    let input = Tensor(shape: [4, 5, 2], floats: (0..<40).map { Float($0 % 7) - 3 })
    let wanted = try CompiledModel(model, weights: random, taps: ["dense"]).run(input)
    let found = try CompiledModel(model, weights: pyTorch, taps: ["dense"]).run(input)
    #expect(relativeError(try #require(found["dense"]), try #require(wanted["dense"])) < 1e-5)
  }

  @Test("Weights of layers after the last tap are not asked for")
  func unneededWeights() throws {
    let model = try model()
    let random = RandomWeights(seed: 0, for: model)
    let weights = TensorTable([
      "conv/kernel": try #require(random.tensor(named: "conv/kernel")),
      "conv/bias": try #require(random.tensor(named: "conv/bias")),
    ])
    let compiled = try CompiledModel(model, weights: weights, taps: ["conv"])
    #expect(try compiled.run(.filled([4, 5, 2], 1))["conv"]?.shape == [3, 3, 3])
  }

  private func failure(
    _ change: (inout [String: Tensor]) -> Void
  ) throws -> ForwardPassError? {
    let model = try model()
    let random = RandomWeights(seed: 0, for: model)
    var tensors: [String: Tensor] = [:]
    for name in random.names { tensors[name] = random.tensor(named: name) }
    change(&tensors)
    do {
      _ = try CompiledModel(model, weights: TensorTable(tensors), taps: ["dense"])
      return nil
    } catch {
      return error
    }
  }

  @Test("A missing tensor is named, with those that are there")
  func missing() throws {
    let error = try failure { $0["conv/bias"] = nil }
    #expect(
      error?.description
        == "table has no tensor conv/bias; it has conv/kernel, dense/bias, dense/kernel, "
        + "norm/beta, norm/gamma, norm/moving_mean, norm/moving_variance")
  }

  @Test("A tensor of the wrong shape is named, with both shapes")
  func wrongShape() throws {
    let error = try failure { $0["conv/kernel"] = .filled([3, 3, 2, 3], 0) }
    #expect(
      error?.description
        == "conv/kernel in table is 3 × 3 × 2 × 3, but the model wants 2 × 3 × 2 × 3")
  }

  @Test(
    "NaN and infinite numbers are found",
    arguments: ["conv/kernel", "conv/bias", "norm/moving_mean", "dense/kernel", "dense/bias"])
  func notFinite(_ name: String) throws {
    for bad in [Float.nan, .infinity, -.infinity] {
      let error = try failure { tensors in
        guard let tensor = tensors[name] else { return }
        var numbers = tensor.floats()
        numbers[numbers.count / 2] = bad
        tensors[name] = Tensor(shape: tensor.shape, floats: numbers)
      }
      #expect(error?.description == "\(name) in table holds infinite numbers or NaN")
    }
  }

  @Test("An unknown tap is answered with the layers that there are")
  func unknownTap() throws {
    let model = try model()
    let random = RandomWeights(seed: 0, for: model)
    #expect(
      throws: ForwardPassError.unknownLayer("conv9", known: model.layers.map(\.name))
    ) { try CompiledModel(model, weights: random, taps: ["conv9"]) }
  }

  @Test("An input of the wrong shape is refused with both shapes")
  func wrongInput() throws {
    let model = try model()
    let compiled = try CompiledModel(
      model, weights: RandomWeights(seed: 0, for: model), taps: ["dense"])
    #expect(throws: ForwardPassError.wrongInput(found: [5, 4, 2], wanted: [4, 5, 2])) {
      try compiled.run(.filled([5, 4, 2], 0))
    }
    #expect(throws: ForwardPassError.wrongCount(found: 2, wanted: 1, of: "examples")) {
      try compiled.run(batch: [.filled([4, 5, 2], 0), .filled([4, 5, 2], 0)])
    }
  }
}
