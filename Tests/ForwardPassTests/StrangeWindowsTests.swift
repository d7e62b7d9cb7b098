import ForwardPass
import ModelDescription
import Tensors
import Testing

/// Windows as nobody would choose them, but a file may state them.
@Suite("Strange windows")
struct StrangeWindowsTests {
  /// Numbers that look random and are the same each time.
  private struct Dice {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }

    mutating func pair(_ range: ClosedRange<Int>) -> (Int, Int) { (roll(range), roll(range)) }

    mutating func padding() -> Padding {
      switch roll(0...2) {
      case 0: .valid
      case 1: .same
      default:
        .explicit(top: roll(0...9), bottom: roll(0...3), left: roll(0...3), right: roll(0...9))
      }
    }
  }

  /// A layer with a window, whatever comes.
  private func layer(_ dice: inout Dice, channels: Int) -> any Layer {
    let groups = dice.roll(0...2) == 0 ? channels : 1
    switch dice.roll(0...4) {
    case 0:
      return Conv2D(
        filters: groups * dice.roll(1...9), kernelSize: dice.pair(1...5),
        strides: dice.pair(1...6), padding: dice.padding(), dilationRate: dice.pair(1...3),
        groups: groups)
    case 1:
      return Conv2DTranspose(
        filters: groups * dice.roll(1...9), kernelSize: dice.pair(1...5),
        strides: dice.pair(1...6), padding: dice.padding(), dilationRate: dice.pair(1...3),
        outputPadding: dice.roll(0...1) == 0 ? nil : dice.pair(0...7), groups: groups)
    case 2:
      return SeparableConv2D(
        filters: dice.roll(1...9), kernelSize: dice.pair(1...5), strides: dice.pair(1...6),
        padding: dice.padding(), depthMultiplier: dice.roll(1...3), dilationRate: dice.pair(1...3))
    case 3:
      return MaxPooling2D(
        poolSize: dice.pair(1...5), strides: dice.pair(1...6), padding: dice.padding(),
        ceilMode: dice.roll(0...1) == 0, dilationRate: dice.pair(1...2))
    default:
      return AveragePooling2D(
        poolSize: dice.pair(1...5), strides: dice.pair(1...6), padding: dice.padding(),
        ceilMode: dice.roll(0...1) == 0, dilationRate: dice.pair(1...2),
        countsPadding: dice.roll(0...1) == 0)
    }
  }

  @Test("give a result or an error", arguments: 0..<600)
  func windows(seed: Int) throws {
    var dice = Dice(seed: seed + 1)
    let channels = [1, 3, 8, 17][dice.roll(0...3)]
    let (height, width) = dice.pair(1...9)
    let input = Input(shape: [height, width, channels])
    let layer = layer(&dice, channels: channels)
    guard
      let model = try? Model(
        inputs: input, outputs: Activation(.relu)(BatchNormalization()(layer(input))))
    else { return }
    let last = try #require(model.layers.last).name
    guard
      let compiled = try? CompiledModel(
        model, weights: RandomWeights(seed: 0, for: model), taps: [last])
    else { return }
    let numbers = Tensor.counting([height, width, channels], from: -9)
    let result = try #require(try compiled.run(numbers)[last])
    #expect(result.count == model.calls[model.outputs[0]].outputShape.elementCount)
  }

  @Test(
    "of enormous size, stride or padding give a result or an error",
    arguments: [(1, 1 << 20, 0), (1 << 20, 1, 1 << 20), (3, 1 << 29, 1 << 29), (1, 7, 1 << 29)])
  func enormous(size: Int, stride: Int, margin: Int) throws {
    let input = Input(shape: [5, 4, 3])
    for layer in [
      MaxPooling2D(
        poolSize: (size, size), strides: (stride, stride), padding: .symmetric(margin))
        as any Layer,
      AveragePooling2D(
        poolSize: (size, size), strides: (stride, stride), padding: .symmetric(margin),
        countsPadding: true),
      Conv2D(
        filters: 2, kernelSize: (3, 3), strides: (stride, stride), padding: .symmetric(margin)),
      Conv2DTranspose(
        filters: 2, kernelSize: (3, 3), strides: (stride, stride), padding: .symmetric(margin)),
    ] {
      guard let model = try? Model(inputs: input, outputs: layer(input)) else { continue }
      let last = try #require(model.layers.last).name
      let compiled = try? CompiledModel(
        model, weights: RandomWeights(seed: 0, for: model), taps: [last])
      _ = try compiled?.run(.counting([5, 4, 3]))
    }
  }
}
