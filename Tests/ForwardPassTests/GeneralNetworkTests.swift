import ForwardPass
import ModelDescription
import Tensors
import Testing

/// Networks in which general layers meet those for feature maps.
@Suite("General networks")
struct GeneralNetworkTests {
  /// Squeeze and excitation, shuffled channels, and attention with a class token, as PyTorch's
  /// exporters write them.
  private func network() throws -> Model {
    let input = Input(shape: [3, 6, 8], dataFormat: .channelsFirst, name: "input")
    var x = Conv2D(filters: 24, kernelSize: (3, 3), padding: .symmetric(1), name: "stem")(input)
    var gate = Reduce(.mean, axes: [2, 3], keepDims: true)(x)
    gate = Conv2D(filters: 4, kernelSize: (1, 1), activation: .relu, name: "down")(gate)
    gate = Conv2D(filters: 24, kernelSize: (1, 1), name: "up")(gate)
    gate = ScalarArithmetic(.divide, scalar: 6)(ScalarArithmetic(.add, scalar: 3)(gate))
    gate = ScalarArithmetic(.maximum, scalar: 0)(ScalarArithmetic(.minimum, scalar: 1)(gate))
    x = Multiply()([x, gate])
    x = Reshape(.whole([nil, 4, 6, 6, 8]), dataFormat: .channelsFirst)(x)
    x = Transpose(permutation: [0, 2, 1, 3, 4])(x)
    x = Reshape(.whole([nil, 24, 6, 8]), dataFormat: .channelsFirst, name: "shuffled")(x)
    x = MaxPooling2D(poolSize: (2, 2))(x)
    x = Add()([x, x])
    x = Transpose(permutation: [0, 2, 1])(
      Reshape(.whole([nil, 24, -1]), dataFormat: .channelsFirst)(x))
    let token = ParameterTensor(shape: Shape([1, 1, 24]), name: "token")([])
    let first = Expand(target: [nil, 1, 1])(Slice([.init(axis: 1, from: 0, to: 1)])(x))
    let tokens = Add()([ScalarArithmetic(.multiply, scalar: 0)(first), token])
    x = Concatenate(axis: 1)([tokens, x])
    x = Add()([x, attention(LayerNormalization(epsilon: 1e-5, name: "norm")(x))])
    let last = Dense(units: 5, name: "head")(Slice([.init(axis: 1, at: 0)])(x))
    return try Model(inputs: input, outputs: last)
  }

  private func attention(_ x: SymbolicTensor) -> SymbolicTensor {
    let all = Transpose(permutation: [2, 0, 3, 1, 4])(
      Reshape(.whole([nil, 13, 3, 4, 6]))(Dense(units: 72, name: "qkv")(x)))
    let parts = (0..<3).map { Slice([.init(axis: 0, at: $0)])(all) }
    let scores = MatrixProduct()([parts[0], Transpose(permutation: [0, 1, 3, 2])(parts[1])])
    let weights = Softmax(axis: -1, name: "scores")(
      ScalarArithmetic(.multiply, scalar: 1 / 6.0.squareRoot())(scores))
    let gathered = Transpose(permutation: [0, 2, 1, 3])(MatrixProduct()([weights, parts[2]]))
    return Dense(units: 24, name: "proj")(Reshape(.whole([nil, 13, 24]))(gathered))
  }

  @Test("Squeeze and excitation, shuffled channels and attention give PyTorch's numbers")
  func wholeNetwork() throws {
    let file = try ReferenceFile.open("General/general")
    let prefix = "network.weight."
    var weights: [String: Tensor] = [:]
    for name in file.names where name.hasPrefix(prefix) {
      weights[String(name.dropFirst(prefix.count))] = try file.tensor(named: name)
    }
    let input = try #require(try file.tensor(named: "network.in0"))
    let compiled = try CompiledModel(
      try network(), weights: TensorTable(weights), taps: ["shuffled", "head"], batchSize: 2)
    let results = try compiled.run(batch: input.examples())
    for (tap, name) in [("shuffled", "tap.shuffled"), ("head", "out")] {
      let wanted = try #require(try file.tensor(named: "network.\(name)")).examples()
      for (result, wanted) in zip(results, wanted) {
        #expect(relativeError(try #require(result[tap]), wanted) < 1e-5, "\(tap)")
      }
    }
  }

  @Test("A network inside a network is run in its place, and known by its name")
  func nestedNetwork() throws {
    let start = Input(shape: [2], name: "start")
    let inner = try Model(
      inputs: start,
      outputs: ScalarArithmetic(.multiply, scalar: 3, name: "last")(
        Dense(units: 2, useBias: false, name: "dense")(start)),
      name: "inner")
    let input = Input(shape: [2], name: "input")
    let nested = NestedModel(inner)
    let model = try Model(
      inputs: input, outputs: Add(name: "sum")([nested(input), nested(nested(input))]))
    let weights = TensorTable(["inner/dense/kernel": Tensor(shape: [2, 2], floats: [0, 1, 2, 0])])
    let compiled = try CompiledModel(
      model, weights: weights, taps: ["inner", "inner/dense", "sum"])
    let result = try compiled.run(Tensor(shape: [2], floats: [1, 10]))
    // (1, 10) becomes (20, 1) and three times that; once more (6, 60) and (18, 180).
    #expect(result["inner/dense"]?.floats() == [20, 1])
    #expect(result["inner"]?.floats() == [60, 3])
    #expect(result["sum"]?.floats() == [78, 183])
  }

  @Test("A file that fixes the number of examples is run for that number only")
  func fixedBatch() throws {
    let input = Input(
      wholeShape: Shape([2, 1, 1, 3], dataFormat: .channelsFirst), name: "input")
    let model = try Model(inputs: input, outputs: Pointwise(.negative, name: "last")(input))
    let compiled = try CompiledModel(model, weights: TensorTable(), taps: ["last"], batchSize: 2)
    let results = try compiled.run(batch: [.counting([1, 3, 1]), .counting([1, 3, 1], from: 3)])
    #expect(results[1]["last"]?.floats() == [-3, -4, -5])
    let error = #expect(throws: ForwardPassError.self) {
      _ = try CompiledModel(model, weights: TensorTable(), taps: ["last"])
    }
    #expect(
      error?.description
        == "the input input is (2, 1, 1, 3): the model cannot be run for 1 at once")
  }

  @Test("A batch of unknown size that is mixed with other dimensions is refused")
  func mixedBatch() throws {
    let input = Input(shape: [4, 6], name: "input")
    let model = try Model(
      inputs: input, outputs: Reshape(.whole([-1, 2, 6]), name: "windows")(input))
    let error = #expect(throws: ForwardPassError.self) {
      _ = try CompiledModel(model, weights: TensorTable(), taps: ["windows"])
    }
    #expect(
      error?.description
        == "layer windows gives (None, 2, 6): running needs all sizes but the batch")
  }

  @Test("A fixed batch that is mixed with other dimensions goes through general layers only")
  func mergedMaps() throws {
    let input = Input(wholeShape: Shape([1, 4, 4, 2]), name: "input")
    let windows = Reshape(.whole([4, 2, 2, 2]), name: "windows")(input)
    let model = try Model(
      inputs: input,
      outputs: ZeroPadding2D(padding: 1, name: "pad")(Pointwise(.negative, name: "minus")(windows)))
    let compiled = try CompiledModel(model, weights: TensorTable(), taps: ["minus"])
    let result = try compiled.run(.counting([4, 4, 2]))
    #expect(result["minus"]?.shape == [4, 2, 2, 2])
    #expect(result["minus"]?.floats() == (0..<32).map { -Float($0) })
    let error = #expect(throws: ForwardPassError.self) {
      _ = try CompiledModel(model, weights: TensorTable(), taps: ["pad"])
    }
    #expect(
      error?.description == "layer pad cannot be run: there is no forward pass for ZeroPadding2D "
        + "where the batch is mixed with others")
  }

  @Test(
    "Caffe's scales and biases have a number for each channel",
    arguments: [
      (true, true, [3, 5, 7, 11]), (false, true, [2, 1, 4, 3]), (true, false, [2, 6, 6, 12]),
    ] as [(Bool, Bool, [Float])])
  func scale(scale: Bool, center: Bool, wanted: [Float]) throws {
    let input = Input(shape: [2, 1, 2], dataFormat: .channelsFirst, name: "input")
    let model = try Model(
      inputs: input, outputs: Scale(scale: scale, center: center, name: "scale")(input))
    let weights = TensorTable([
      "scale.weight": Tensor(shape: [2], floats: [2, 3]),
      "scale.bias": Tensor(shape: [2], floats: [1, -1]),
    ])
    let compiled = try CompiledModel(model, weights: weights, taps: ["scale"])
    // One row of two places, two channels each.
    let result = try compiled.run(.counting([1, 2, 2], from: 1))
    #expect(result["scale"]?.floats() == wanted)
  }

  /// Chains of layers that only move numbers, made by a generator of numbers that is always the
  /// same: whatever comes out came in, or is the zero of a margin.
  @Test(
    "Layers that move numbers invent none", arguments: [DataFormat.channelsLast, .channelsFirst])
  func movedNumbers(_ format: DataFormat) throws {
    var numbers = Numbers()
    for _ in 0..<150 {
      let sizes = (0..<3).map { _ in 1 + numbers.next(below: 5) }
      let input = Input(shape: sizes, dataFormat: format, name: "input")
      var x = input
      for _ in 0..<4 {
        guard let shape = x.shape else { break }
        let next = move(x, shape, &numbers)
        if next.shape != nil { x = next }
      }
      let last = PassThrough(className: "Identity", name: "last")(x)
      let model = try Model(inputs: input, outputs: last)
      let compiled = try CompiledModel(model, weights: TensorTable(), taps: ["last"])
      let result = try compiled.run(.counting(compiled.inputShapes[0], from: 1))
      let known = Set((0...sizes.reduce(1, *)).map { Float($0) })
      #expect(known.isSuperset(of: try #require(result["last"]).floats()))
    }
  }

  /// Applies one of the layers, with numbers that may not fit.
  private func move(
    _ x: SymbolicTensor, _ shape: Shape, _ numbers: inout Numbers
  ) -> SymbolicTensor {
    let rank = shape.dimensions.count
    let axis = 1 + numbers.next(below: rank - 1)
    func around() -> Int { numbers.next(below: 13) - 6 }
    switch numbers.next(below: 7) {
    case 0: return Transpose(permutation: [0] + (1..<rank).shuffled(using: &numbers))(x)
    case 1:
      return Slice([.init(axis: axis, from: around(), to: around(), step: around())])(x)
    case 2: return Gather(places: [around(), around(), 0], axis: axis)(x)
    case 3: return Tile(repeats: (0..<rank).map { $0 == axis ? 2 : 1 })(x)
    case 4:
      let filling: [Pad.Filling] = [.constant(0), .edge, .wrap, .reflection]
      let margins = (0..<rank).map { place in
        place == 0 ? (0, 0) : (numbers.next(below: 4) - 1, numbers.next(below: 4) - 1)
      }
      return Pad(
        margins: margins.map { .init(before: $0.0, after: $0.1) },
        filling: filling[numbers.next(below: 4)])(x)
    case 5: return Reduce(.maximum, axes: [axis], keepDims: true)(x)
    default: return Concatenate(axis: axis)([x, x])
    }
  }

  /// SplitMix64.
  private struct Numbers: RandomNumberGenerator {
    private var state: UInt64 = 7

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var x = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
      return x ^ (x >> 31)
    }

    mutating func next(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
  }

  @Test("Tensors larger than memory are refused before any is asked for")
  func hugeTensor() throws {
    let input = Input(shape: [1, 1, 3], name: "input")
    let model = try Model(
      inputs: input, outputs: Expand(target: [nil, 1 << 20, 1 << 19, 3], name: "huge")(input))
    #expect(throws: ForwardPassError.outOfMemory(byteCount: 1 << 41)) {
      _ = try CompiledModel(model, weights: TensorTable(), taps: ["huge"])
    }
  }

  @Test("A layer that no file explains is refused by name")
  func opaqueLayer() throws {
    let input = Input(shape: [3], name: "input")
    let secret = OpaqueLayer(className: "Lambda", name: "secret")(input)
    let model = try Model(
      inputs: input, outputs: Pointwise(.negative, name: "after")(secret))
    let error = #expect(throws: ForwardPassError.self) {
      _ = try CompiledModel(model, weights: TensorTable(), taps: ["after"])
    }
    #expect(
      error?.description == "layer secret cannot be run: there is no forward pass for Lambda")
  }
}

extension Tensor {
  /// The examples of a batch, whose dimension is the first.
  func examples() -> [Tensor] {
    let sizes = Array(shape.dropFirst())
    let count = sizes.reduce(1, *)
    let numbers = floats()
    return (0..<shape[0]).map {
      Tensor(shape: sizes, floats: Array(numbers[$0 * count..<($0 + 1) * count]))
    }
  }
}
