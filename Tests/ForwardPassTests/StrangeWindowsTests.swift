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

  /// A convolution by its definition: every number of one side meets every number of the other
  /// that the window joins it to.
  private func convolved(
    _ numbers: [Float], _ from: [Int], _ to: [Int], _ window: Window, groups: Int, kernel: Tensor,
    bias: [Float]
  ) -> [Float] {
    let (weights, isTransposed) = (kernel.floats(), window.isTransposed)
    let (small, large) = isTransposed ? (from, to) : (to, from)
    let (inputs, outputs) = (from[2] / groups, to[2] / groups)
    let top = window.margins(of: from[0], along: .height).before
    let left = window.margins(of: from[1], along: .width).before
    var result = (0..<to.reduce(1, *)).map { bias[$0 % to[2]] }
    for place in 0..<small[0] * small[1] * window.size.height * window.size.width {
      let (row, column) = (place % small[0], place / small[0] % small[1])
      let tap = place / (small[0] * small[1])
      let (down, right) = (tap / window.size.width, tap % window.size.width)
      let y = row * window.strides.height - top + down * window.dilationRate.height
      let x = column * window.strides.width - left + right * window.dilationRate.width
      guard (0..<large[0]).contains(y), (0..<large[1]).contains(x) else { continue }
      let (near, far) = (row * small[1] + column, y * large[1] + x)
      for channel in 0..<from[2] {
        for filter in 0..<outputs {
          let (group, input) = (channel / inputs, channel % inputs)
          let output = group * outputs + filter
          let weight =
            isTransposed
            ? (tap * outputs + filter) * from[2] + channel : (tap * inputs + input) * to[2] + output
          let source = (isTransposed ? near : far) * from[2] + channel
          result[(isTransposed ? far : near) * to[2] + output] += numbers[source] * weights[weight]
        }
      }
    }
    return result
  }

  @Test("of convolutions join the numbers that their definition says", arguments: 0..<400)
  func definition(seed: Int) throws {
    var dice = Dice(seed: seed + 1)
    let channels = [1, 3, 8, 16][dice.roll(0...3)]
    let (height, width) = dice.pair(1...9)
    let input = Input(shape: [height, width, channels])
    let layer = layer(&dice, channels: channels)
    let groups = (layer as? Conv2D)?.groups ?? (layer as? Conv2DTranspose)?.groups
    guard let groups, let window = layer.window,
      let model = try? Model(inputs: input, outputs: layer(input))
    else { return }
    // Frameworks want less output padding than strides, and oneDNN refuses more.
    let more = window.outputPadding ?? Extent(height: 0, width: 0)
    guard more.height < window.strides.height, more.width < window.strides.width else { return }
    let name = try #require(model.layers.last).name
    let random = RandomWeights(seed: 0, for: model)
    let compiled = try CompiledModel(model, weights: random, taps: [name])
    let numbers = Tensor.counting([height, width, channels], from: -9)
    let found = try #require(try compiled.run(numbers)[name])
    let wanted = convolved(
      numbers.floats(), numbers.shape, found.shape, window, groups: groups,
      kernel: try #require(random.tensor(named: name + "/kernel")),
      bias: try #require(random.tensor(named: name + "/bias")).floats())
    #expect(relativeError(found, Tensor(shape: found.shape, floats: wanted)) < 1e-5, "\(layer)")
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
