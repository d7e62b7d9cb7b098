import FeatureMaps
import ForwardPass
import ModelDescription
import Photographs
import Scenes
import Tensors

@testable import Stories

/// Every character is 0.6 em wide, a Chinese one 1 em; lines reach 0.9 em up and 0.25 em down.
struct FixedWidthMeasurer: TextMeasuring {
  func measure(_ string: String, font: Font) -> TextMetrics {
    let ems = string.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x3000 ? 1 : 0.6) }
    return TextMetrics(
      width: ems * font.size, ascent: 0.9 * font.size, descent: 0.25 * font.size)
  }
}

extension Story {
  /// A small network with as many convolutions as said, each followed by a pool.
  ///
  /// - Parameter filters: of each convolution; 8 where none is said.
  static func sample(
    convolutions: Int = 2, height: Int = 32, width: Int = 32, classes: [RankedClass] = [],
    layers: [String]? = nil, filters: [Int] = [], proportion: Double? = nil
  ) throws -> Story {
    let input = Input(shape: [height, width, 3], name: "input")
    var x = input
    for place in 1...convolutions {
      x = Conv2D(
        filters: place <= filters.count ? filters[place - 1] : 8, kernelSize: (3, 3),
        padding: .same, activation: .relu, name: "conv\(place)")(x)
      x = MaxPooling2D(name: "pool\(place)")(x)
    }
    x = Flatten()(x)
    x = Dense(units: 10, activation: .softmax, name: "fc")(x)
    let model = try Model(inputs: input, outputs: x, name: "sample")
    let layers = layers ?? (1...convolutions).flatMap { ["conv\($0)", "pool\($0)"] }
    let compiled = try CompiledModel(
      model, weights: RandomWeights(seed: 0, for: model), taps: layers)
    let count = height * width * 3
    let numbers = (0..<count).map { Float($0 % 97) / 97 }
    var content = StoryContent(
      model: model, title: "sample",
      activations: try compiled.run(Tensor(shape: [height, width, 3], floats: numbers)),
      layers: layers,
      photograph: Photograph(
        width: width, height: height, pixels: [UInt8](repeating: 128, count: count)),
      photographName: "grey.png", weightsName: "random:0")
    content.hasRandomWeights = true
    content.classes = classes
    content.proportion = proportion
    return Story(content)
  }

  /// The story of some layers of a network on 8 × 8 pixels.
  static func of(
    _ layers: [String], channels: Int = 3, network: (SymbolicTensor) -> SymbolicTensor
  ) throws -> Story {
    let input = Input(shape: [8, 8, channels], name: "input")
    let model = try Model(inputs: input, outputs: network(input), name: "sample")
    let numbers = Tensor(
      shape: [8, 8, channels], floats: [Float](repeating: 1, count: 64 * channels))
    let compiled = try CompiledModel(
      model, weights: RandomWeights(seed: 0, for: model), taps: layers)
    return Story(
      StoryContent(
        model: model, title: "sample", activations: try compiled.run(numbers), layers: layers,
        photograph: Photograph(width: 8, height: 8, pixels: [UInt8](repeating: 9, count: 192)),
        photographName: "grey", weightsName: "random"))
  }

  /// The story of some layers of two branches: `stem`, then `a1`, `a2` and `a3` beside `b1` and `b2`,
  /// which are joined and go through a pool.
  static func sampleBranches(
    _ layers: [String] = ["stem", "a1", "a2", "a3", "b1", "b2", "joined", "pool"]
  ) throws -> Story {
    try .of(layers) {
      func conv(_ name: String, _ x: SymbolicTensor) -> SymbolicTensor {
        Conv2D(filters: 4, kernelSize: (3, 3), padding: .same, name: name)(x)
      }
      let stem = conv("stem", $0)
      let long = conv("a3", conv("a2", conv("a1", stem)))
      let short = conv("b2", conv("b1", stem))
      return MaxPooling2D(name: "pool")(Concatenate(name: "joined")([long, short]))
    }
  }

  /// A U of one step down and one up: `down`, a pool, `bottom`, an enlargement that is joined with
  /// `down`, and `up`.
  static func sampleU() throws -> Story {
    try .of(["down", "bottom", "up"]) {
      let down = Conv2D(filters: 4, kernelSize: (3, 3), padding: .same, name: "down")($0)
      let pool = MaxPooling2D(name: "pool")(down)
      let bottom = Conv2D(filters: 4, kernelSize: (3, 3), padding: .same, name: "bottom")(pool)
      let large = Conv2DTranspose(
        filters: 4, kernelSize: (2, 2), strides: (2, 2), name: "large")(bottom)
      let joined = Concatenate(name: "joined")([down, large])
      return Conv2D(filters: 4, kernelSize: (3, 3), padding: .same, name: "up")(joined)
    }
  }
}
