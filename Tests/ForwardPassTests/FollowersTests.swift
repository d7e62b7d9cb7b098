import ForwardPass
import ModelDescription
import Tensors
import Testing

/// Layers that are computed along with the one before them give what they give alone.
@Suite("Layers computed together")
struct FollowersTests {
  private func expectSame(
    _ model: Model, location: SourceLocation = #_sourceLocation
  ) throws {
    let random = RandomWeights(seed: 3, for: model)
    var tensors: [String: Tensor] = [:]
    for (place, name) in random.names.enumerated() {
      guard let tensor = random.tensor(named: name) else { continue }
      // Statistics that change something.
      let numbers = tensor.floats().enumerated().map { index, number in
        name.hasSuffix("variance") ? 0.5 + Float((index + place) % 7) / 4 : number + 0.125
      }
      tensors[name] = Tensor(shape: tensor.shape, floats: numbers)
    }
    let names = model.layers.map(\.name)
    let last = try #require(names.last)
    let shape = try CompiledModel(model, weights: TensorTable(tensors), taps: [last]).inputShapes[0]
    let input = Tensor(
      shape: shape, floats: (0..<shape.reduce(1, *)).map { Float($0 * 7 % 19) / 9 - 1 })
    for purpose in [CompiledModel.Purpose.onePass, .manyPasses] {
      let apart = try CompiledModel(
        model, weights: TensorTable(tensors), taps: names, purpose: purpose)
      let together = try CompiledModel(
        model, weights: TensorTable(tensors), taps: [last], purpose: purpose)
      let wanted = try #require(try apart.run(input)[last])
      let found = try #require(try together.run(input)[last])
      #expect(relativeError(found, wanted) < 1e-5, sourceLocation: location)
    }
  }

  @Test(
    "Normalisation and a function after each kind of convolution",
    arguments: [
      Conv2D(filters: 12, kernelSize: (3, 3), useBias: false) as any Layer,
      Conv2D(filters: 12, kernelSize: (3, 3), groups: 2),
      DepthwiseConv2D(kernelSize: (3, 3), depthMultiplier: 2),
      SeparableConv2D(filters: 9, kernelSize: (3, 3), strides: (2, 2), padding: .same),
      Conv2DTranspose(filters: 9, kernelSize: (3, 3), strides: (2, 2), groups: 1),
    ])
  func convolutions(_ layer: any Layer) throws {
    let input = Input(shape: [9, 8, 6])
    var x = BatchNormalization()(layer(input))
    x = LeakyReLU(negativeSlope: 0.1)(Dropout(rate: 0.5)(x))
    try expectSame(Model(inputs: input, outputs: Activation(.silu)(x)))
  }

  @Test("Every function after a convolution", arguments: ActivationFunction.allCases)
  func functions(_ function: ActivationFunction) throws {
    let input = Input(shape: [6, 5, 3])
    let x = Conv2D(filters: 8, kernelSize: (3, 3))(input)
    try expectSame(Model(inputs: input, outputs: Activation(function)(x)))
    let within = Conv2D(filters: 8, kernelSize: (3, 3), activation: function)(input)
    try expectSame(Model(inputs: input, outputs: BatchNormalization()(within)))
  }

  @Test("Functions after a dense layer and after a normalisation")
  func others() throws {
    let input = Input(shape: [10])
    var x = Activation(.tanh)(Dense(units: 7)(input))
    x = Activation(.relu)(BatchNormalization()(x))
    x = Dense(units: 5, activation: .softsign)(Activation(.selu)(BatchNormalization()(x)))
    try expectSame(Model(inputs: input, outputs: x))
  }

  @Test("Caffe's scales after its normalisations, which follow a convolution or anything else")
  func scales() throws {
    let input = Input(shape: [6, 5, 3])
    func normalized(_ x: SymbolicTensor) -> SymbolicTensor {
      Activation(.relu)(Scale()(BatchNormalization(center: false, scale: false)(x)))
    }
    var x = normalized(Conv2D(filters: 8, kernelSize: (3, 3))(input))
    x = normalized(MaxPooling2D(poolSize: (2, 2), strides: (1, 1))(x))
    x = Scale()(BatchNormalization()(Conv2D(filters: 4, kernelSize: (1, 1))(x)))
    try expectSame(Model(inputs: input, outputs: Scale()(Scale()(x))))
  }

  @Test("Results that two layers read stay as they are")
  func branches() throws {
    let input = Input(shape: [6, 5, 3])
    let conv = Conv2D(filters: 8, kernelSize: (3, 3), padding: .same)
    let (first, second) = (conv(input), conv(ZeroPadding2D(padding: 1)(input)))
    let left = Activation(.relu)(BatchNormalization()(first))
    let right = Cropping2D(cropping: 1)(BatchNormalization()(second))
    let sum = Add()([left, first, right])
    let twice = Conv2D(filters: 8, kernelSize: (1, 1))(sum)
    try expectSame(Model(inputs: input, outputs: Add()([twice, Activation(.relu)(twice)])))
  }

  /// 1 + x, x doubled by the normalisation, shifted by 3: (1 + 1 − 0.5) · 2 + 3.
  @Test("A folded normalisation changes kernel and bias")
  func arithmetic() throws {
    let input = Input(shape: [1, 1, 1])
    let x = Conv2D(filters: 1, kernelSize: (1, 1), name: "conv")(input)
    let model = try Model(
      inputs: input, outputs: BatchNormalization(epsilon: 0.25, name: "norm")(x))
    let weights = TensorTable([
      "conv/kernel": .filled([1, 1, 1, 1], 1), "conv/bias": .filled([1], 1),
      "norm/gamma": .filled([1], 2), "norm/beta": .filled([1], 3),
      "norm/moving_mean": .filled([1], 0.5), "norm/moving_variance": .filled([1], 0.75),
    ])
    let result = try CompiledModel(model, weights: weights, taps: ["norm"])
      .run(.filled([1, 1, 1], 1))
    #expect(result["norm"]?.floats() == [6])
  }
}
