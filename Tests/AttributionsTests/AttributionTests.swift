import Attributions
import ForwardPass
import ModelDescription
import TensorFiles
import Tensors
import Testing

/// Attributions in a network with branches against PyTorch; `Data/make_network.py` has their
/// formulas.
@Suite("Attributions")
struct AttributionTests {
  static func model(batch: Int? = nil) throws -> Model {
    let input = Input(wholeShape: Shape([batch, 12, 10, 3]), name: "input")
    let first = Conv2D(
      filters: 12, kernelSize: (3, 3), padding: .same, activation: .relu, name: "conv1")(input)
    var scale = GlobalAveragePooling2D(keepDims: true, name: "average")(first)
    scale = Dense(units: 4, activation: .relu, name: "squeeze")(scale)
    scale = Dense(units: 12, activation: .sigmoid, name: "excite")(scale)
    let scaled = Multiply(name: "scaled")([first, scale])
    var x = MaxPooling2D(name: "pool1")(scaled)
    x = Conv2D(filters: 12, kernelSize: (3, 3), padding: .same, name: "conv2")(x)
    x = Activation(.relu, name: "relu2")(
      Add(name: "sum")([x, AveragePooling2D(name: "pool2")(first)]))
    x = Concatenate(name: "join")([UpSampling2D(name: "up")(x), scaled])
    x = Dropout(rate: 0.5, name: "drop")(BatchNormalization(name: "norm")(x))
    x = Conv2D(
      filters: 10, kernelSize: (3, 3), padding: .same, activation: .relu, name: "conv3")(x)
    x = Dense(units: 6, activation: .softmax, name: "classes")(
      GlobalAveragePooling2D(name: "means")(x))
    return try Model(inputs: input, outputs: x)
  }

  private let file: SafetensorsFile
  private let input: Tensor

  init() throws {
    let folder = String(#filePath).split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    file = try SafetensorsFile(path: folder + "/Data/network.safetensors")
    input = try #require(try file.tensor(named: "input"))
  }

  private func explain(
    _ method: AttributionMethod, of layer: String = "classes",
    _ unit: LayerUnit = LayerUnit(channel: 2)
  ) throws -> Attribution {
    let compiled = try CompiledAttribution(
      Self.model(), weights: file, method: method, of: layer)
    return try compiled.run(input, of: unit)
  }

  private func expect(
    _ found: Tensor, _ name: String, location: SourceLocation = #_sourceLocation
  ) throws {
    let wanted = try #require(try file.tensor(named: name))
    #expect(found.count == wanted.count, sourceLocation: location)
    let largest = wanted.floats().map(\.magnitude).max() ?? 0
    let distance = zip(found.floats(), wanted.floats()).map { ($0 - $1).magnitude }.max() ?? 1
    #expect(distance < 1e-4 * largest, "\(name)", sourceLocation: location)
  }

  @Test("Gradients under the three rules of ReLU, of a class before softmax")
  func gradients() throws {
    let result = try explain(.gradient)
    try expect(result.values, "gradient")
    #expect(result.unit == LayerUnit(channel: 2))
    let scores = try #require(try file.tensor(named: "scores")).floats()
    #expect(abs(result.score - scores[2]) < 1e-5)
    try expect(try explain(.guidedBackpropagation).values, "guided")
    try expect(try explain(.deconvolution).values, "deconvolution")
  }

  @Test("A channel stands for its largest place")
  func unit() throws {
    let result = try explain(.gradient, of: "conv3", LayerUnit(channel: 4))
    let place = try #require(try file.tensor(named: "unit-place")).floats().map { Int($0) }
    #expect(result.unit == LayerUnit(channel: 4, place: .init(row: place[0], column: place[1])))
    try expect(result.values, "unit")
    try expect(try explain(.gradient, of: "conv3", result.unit).values, "unit")
  }

  @Test("Integrated gradients, gradient times input and Grad-CAM")
  func others() throws {
    try expect(try explain(.integratedGradients(steps: 8)).values, "integrated")
    let gradient = try explain(.gradient).values.floats()
    #expect(
      try explain(.gradientTimesInput).values.floats() == zip(gradient, input.floats()).map(*))
    let map = try explain(.gradCAM(layer: "conv3"))
    #expect(map.values.shape == [12, 10, 1])
    try expect(map.values, "cam")
  }

  @Test("Guided Grad-CAM stretches smaller maps over the input")
  func guidedGradCAM() throws {
    let result = try explain(.guidedGradCAM(layer: "relu2"))
    try expect(result.values, "guided-cam")
    #expect(result.unit == LayerUnit(channel: 2))
    let unit = try explain(.guidedGradCAM(layer: "scaled"), of: "conv3", LayerUnit(channel: 4))
    #expect(unit.unit == (try explain(.gradient, of: "conv3", LayerUnit(channel: 4))).unit)
  }

  @Test("Models that fix the batch to one are explained, too")
  func fixedBatch() throws {
    let compiled = try CompiledAttribution(
      Self.model(batch: 1), weights: file, method: .integratedGradients(steps: 8), of: "classes")
    try expect(try compiled.run(input, of: LayerUnit(channel: 2)).values, "integrated")
  }

  /// Sundararajan et al. 2017, proposition 1.
  @Test("Integrated gradients add up to the difference from the baseline")
  func completeness() throws {
    let result = try explain(.integratedGradients(steps: 100))
    let zeros = Tensor(shape: input.shape, floats: [Float](repeating: 0, count: input.count))
    let compiled = try CompiledAttribution(
      Self.model(), weights: file, method: .gradient, of: "classes")
    let start = try compiled.run(zeros, of: LayerUnit(channel: 2)).score
    let sum = result.values.floats().reduce(0, +)
    #expect(abs(sum - (result.score - start)) < 0.02 * abs(result.score - start))
  }

  @Test("Occlusion with windows that overlap and reach over the edge")
  func occlusion() throws {
    let result = try explain(
      .occlusion(
        window: Extent(height: 4, width: 4), strides: Extent(height: 3, width: 3)))
    #expect(result.values.shape == [12, 10, 1])
    try expect(result.values, "occlusion")
    // What no window covers counts for nothing.
    let sparse = try explain(
      .occlusion(
        window: Extent(height: 1, width: 1), strides: Extent(height: 50, width: 9)))
    #expect(sparse.values.floats().count { $0 != 0 } <= 2)
  }

  /// Six steps with jitter, decay and smoothing.
  @Test("Activation maximisation climbs as PyTorch does by the same recipe")
  func maximization() throws {
    var steps: [Int] = []
    let found = try ActivationMaximization(
      Self.model(), weights: file, of: LayerUnit(channel: 4), in: "conv3",
      settings: .init(
        steps: 6, stepSize: 0.2, decay: 0.05, smoothness: 0.1, jitter: 2, seed: 5)
    ) { steps.append($0) }
    #expect(found.unit == LayerUnit(channel: 4, place: .init(row: 6, column: 5)))
    #expect(steps == [1, 2, 3, 4, 5, 6])
    #expect(found.input.shape == [12, 10, 3])
    try expect(found.input, "maximum")
    try expect(Tensor(shape: [6], floats: found.scores), "maximum-scores")
  }

  @Test("The standard jitter is a twentieth of what a unit sees, at most 8")
  func jitter() throws {
    let input = Input(shape: [200, 200, 3], name: "input")
    let small = Conv2D(filters: 1, kernelSize: (11, 61), name: "small")(input)
    let large = Conv2D(filters: 1, kernelSize: (100, 100), name: "large")(small)
    let wide = Conv2D(filters: 1, kernelSize: (80, 20), name: "wide")(large)
    let model = try Model(inputs: input, outputs: wide)
    func jitter(_ layer: String) -> Int {
      ActivationMaximization.Settings(for: layer, in: model).jitter
    }
    // Fields of 11 × 61, 110 × 160 and 189 × 179 pixels.
    #expect(jitter("small") == 0)
    #expect(jitter("large") == 5)
    #expect(jitter("wide") == 8)
  }

  /// Windows of all kinds, two branches that join twice, and nothing that sees whole maps.
  private func windows() throws -> Model {
    let input = Input(shape: [40, 36, 3], name: "input")
    var x = Conv2D(
      filters: 8, kernelSize: (5, 4), strides: (2, 2), padding: .same, activation: .relu,
      name: "conv1")(input)
    x = MaxPooling2D(
      poolSize: (3, 3), strides: (2, 2), padding: .symmetric(1), ceilMode: true, name: "pool1")(x)
    x = LocalResponseNormalization(name: "norm")(x)
    let small = Conv2D(filters: 4, kernelSize: (1, 1), activation: .relu, name: "small")(x)
    let large = DepthwiseConv2D(kernelSize: (3, 3), padding: .same, name: "large")(
      ZeroPadding2D(padding: ((1, 0), (0, 1)), name: "zeros")(x))
    let cut = Conv2D(filters: 4, kernelSize: (2, 2), activation: .relu, name: "cut")(large)
    x = Concatenate(name: "join")([small, cut])
    x = Add(name: "sum")([
      x, AveragePooling2D(poolSize: (3, 3), strides: (1, 1), padding: .same, name: "mean")(x),
    ])
    x = Cropping2D(cropping: ((1, 0), (0, 1)), name: "edge")(x)
    x = LayerNormalization(name: "even")(PReLU(slopes: .perChannel, name: "slopes")(x))
    x = Conv2D(
      filters: 5, kernelSize: (3, 3), padding: .same, dilationRate: (2, 2), activation: .relu,
      name: "last")(x)
    return try Model(inputs: input, outputs: x)
  }

  @Test(
    "What a unit at one place sees is run alone, with the same result",
    arguments: [(0, 0), (5, 4), (8, 7), (0, 6), (4, 0)])
  func part(row: Int, column: Int) throws {
    let model = try windows()
    let weights = RandomWeights(seed: 7, for: model)
    let noise = (0..<4320).map { Float($0 * 7919 % 4321) / 2160 - 1 }
    let input = Tensor(shape: [40, 36, 3], floats: noise)
    #expect(SeenPart(of: "last", row: row, column: column, in: model) != nil)
    let place = LayerUnit.Place(row: row, column: column)
    let methods: [AttributionMethod] = [
      .gradient, .gradientTimesInput, .guidedBackpropagation, .guidedGradCAM(layer: "join"),
      .integratedGradients(
        steps: 5, baseline: Tensor(shape: [40, 36, 3], floats: noise.reversed())),
      .occlusion(window: Extent(height: 9, width: 7), strides: Extent(height: 5, width: 3)),
    ]
    var telling = 0
    for method in methods {
      func run(at place: LayerUnit.Place?, of unit: LayerUnit) throws -> Attribution {
        try CompiledAttribution(model, weights: weights, method: method, of: "last", at: place)
          .run(input, of: unit)
      }
      let part = try run(at: place, of: LayerUnit(channel: 2))
      let whole = try run(at: nil, of: LayerUnit(channel: 2, place: place))
      #expect(part.unit == whole.unit)
      #expect(abs(part.score - whole.score) < 1e-5 * max(abs(whole.score), 1))
      #expect(part.values.shape == whole.values.shape)
      let largest = whole.values.floats().map(\.magnitude).max() ?? 0
      let distance = zip(part.values.floats(), whole.values.floats()).map { abs($0 - $1) }.max()
      #expect(try #require(distance) <= 1e-5 * largest, "\(method)")
      if largest > 0 { telling += 1 }
    }
    // Guided Grad-CAM may be zero everywhere.
    #expect(telling >= methods.count - 1)
  }

  @Test("Units of other places than the one made ready are refused")
  func otherPlace() throws {
    let place = LayerUnit.Place(row: 1, column: 2)
    let compiled = try CompiledAttribution(
      Self.model(), weights: file, method: .gradient, of: "conv3", at: place)
    // All see the whole input through the average, so all of the model is run.
    let unit = LayerUnit(channel: 4, place: place)
    let whole = try explain(.gradient, of: "conv3", unit)
    let found = try compiled.run(input, of: LayerUnit(channel: 4))
    #expect(found.unit == unit)
    #expect(found.values.floats() == whole.values.floats())
    #expect(throws: AttributionError.otherPlace(place, layer: "conv3")) {
      _ = try compiled.run(input, of: LayerUnit(channel: 4, place: .init(row: 0, column: 0)))
    }
  }

  @Test("Magnitudes are the largest of all channels")
  func magnitudes() {
    let attribution = Attribution(
      unit: LayerUnit(channel: 0), score: 0,
      values: Tensor(shape: [1, 2, 3], floats: [1, -3, 2, 0, 0.5, 0.25]))
    #expect(attribution.magnitudes.shape == [1, 2])
    #expect(attribution.magnitudes.floats() == [3, 0.5])
  }

  @Test("What cannot be explained is refused with a sentence")
  func refusals() throws {
    #expect(throws: AttributionError.noSuchChannel(6, layer: "classes", count: 6)) {
      _ = try explain(.gradient, LayerUnit(channel: 6))
    }
    let place = LayerUnit.Place(row: 12, column: 0)
    #expect(throws: AttributionError.noSuchPlace(place, layer: "conv3", shape: [12, 10, 10])) {
      _ = try explain(.gradient, of: "conv3", LayerUnit(channel: 0, place: place))
    }
    #expect(throws: AttributionError.noMaps(name: "layer means", shape: [10])) {
      _ = try explain(.gradCAM(layer: "means"))
    }
    #expect(throws: AttributionError.notPositive("the number of steps")) {
      _ = try explain(.integratedGradients(steps: 0))
    }
    let baseline = Tensor(shape: [1], floats: [0])
    #expect(throws: AttributionError.wrongBaseline(found: [1], wanted: [12, 10, 3])) {
      _ = try explain(.integratedGradients(baseline: baseline))
    }
    #expect(throws: AttributionError.self) { _ = try explain(.gradCAM(layer: "nowhere")) }
  }
}
