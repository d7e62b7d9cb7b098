import ForwardPass
import ModelDescription
import Tensors
import Testing

/// Single layers against arithmetic by hand.
@Suite("Layers")
struct LayerTests {
  /// Runs a model of one input and one output.
  private func run(
    _ input: Tensor, weights: [String: Tensor] = [:],
    _ build: (SymbolicTensor) -> SymbolicTensor
  ) throws -> Tensor {
    let start = Input(shape: input.shape.map { $0 }, name: "input")
    let model = try Model(inputs: start, outputs: build(start))
    let last = model.layers[model.calls[model.outputs[0]].layer].name
    let compiled = try CompiledModel(model, weights: TensorTable(weights), taps: [last])
    return try #require(try compiled.run(input)[last])
  }

  /// featuremaps.md 3.2: the published golden values of five channels.
  @Test(
    "Local response normalisation gives the paper's, Caffe's and the first code's values",
    arguments: [
      (2.0, false, [12.5, 14.865089, 14.461559, 19.539749, 25.820669] as [Float]),
      (1.0, true, [36.741959, 46.473616, 46.530243, 62.827313, 82.780013]),
      (2.0, true, [30.836784, 42.044821, 43.819129, 59.108851, 77.550405]),
    ])
  func normalization(k: Double, dividesAlpha: Bool, wanted: [Float]) throws {
    let output = try run(Tensor(shape: [1, 1, 5], floats: [100, 200, 300, 400, 500])) {
      LocalResponseNormalization(k: k, dividesAlpha: dividesAlpha)($0)
    }
    for (found, wanted) in zip(output.floats(), wanted) {
      #expect(abs(found - wanted) < 1e-4 * wanted)
    }
  }

  @Test("Same padding with stride 2 puts the odd row at the bottom")
  func samePadding() throws {
    let kernel = Tensor(shape: [3, 3, 1, 1], floats: [Float](repeating: 1, count: 9))
    let weights = ["conv/kernel": kernel, "conv/bias": Tensor(shape: [1], floats: [0])]
    func convolve(_ size: Int) throws -> Tensor {
      try run(.filled([size, size, 1], 1), weights: weights) {
        Conv2D(
          filters: 1, kernelSize: (3, 3), strides: (2, 2), padding: .same, name: "conv")($0)
      }
    }
    // 4 × 4: padding 0 above, 1 below. 5 × 5: 1 above, 1 below.
    #expect(try convolve(4).floats() == [9, 6, 6, 4])
    #expect(try convolve(5).floats() == [4, 6, 4, 6, 9, 6, 4, 6, 4])
  }

  @Test("Average pooling with same padding leaves padding out of the average")
  func averagePooling() throws {
    let output = try run(.counting([3, 3, 1], from: 1)) {
      AveragePooling2D(poolSize: (2, 2), padding: .same)($0)
    }
    #expect(output.floats() == [3, 4.5, 7.5, 9])
  }

  /// The values of PyTorch's issue 183528: the last windows reach over the padding.
  @Test("Average pooling that rounds up counts the padding, but nothing beyond it")
  func averageCountingPadding() throws {
    let output = try run(.counting([4, 4, 1], from: 1)) {
      AveragePooling2D(
        poolSize: (3, 3), strides: (2, 2), padding: .symmetric(1), ceilMode: true,
        countsPadding: true)($0)
    }
    let wanted: [Float] = [14.0 / 9, 30.0 / 9, 2, 57.0 / 9, 11, 6, 4.5, 7.5, 4]
    for (found, wanted) in zip(output.floats(), wanted) { #expect(abs(found - wanted) < 1e-5) }
    #expect(output.count == wanted.count)
  }

  @Test("Max pooling takes negative maxima at padded edges")
  func maxPooling() throws {
    let output = try run(.counting([3, 3, 1], from: -9)) {
      MaxPooling2D(poolSize: (2, 2), padding: .same)($0)
    }
    #expect(output.floats() == [-5, -4, -2, -1])
  }

  @Test("Max pooling that rounds up has a last window over the edge")
  func ceilPooling() throws {
    let output = try run(.counting([4, 4, 1])) {
      MaxPooling2D(poolSize: (3, 3), strides: (2, 2), ceilMode: true)($0)
    }
    #expect(output.shape == [2, 2, 1])
    #expect(output.floats() == [10, 11, 14, 15])
  }

  @Test("Global pools give one number for each channel")
  func globalPools() throws {
    let input = Tensor.counting([2, 2, 3])
    let average = try run(input) { GlobalAveragePooling2D()($0) }
    #expect(average.shape == [3])
    #expect(average.floats() == [4.5, 5.5, 6.5])
    let largest = try run(input) { GlobalMaxPooling2D(keepDims: true)($0) }
    #expect(largest.shape == [1, 1, 3])
    #expect(largest.floats() == [9, 10, 11])
  }

  @Test("Adaptive pooling averages tiles, or windows that overlap")
  func adaptivePooling() throws {
    let tiles = try run(.counting([4, 4, 1])) { AdaptiveAveragePooling2D(outputSize: (2, 2))($0) }
    #expect(tiles.floats() == [2.5, 4.5, 10.5, 12.5])
    // 3 → 2: windows 0…1 and 1…2.
    let windows = try run(.counting([3, 3, 1])) { AdaptiveAveragePooling2D(outputSize: (2, 2))($0) }
    #expect(windows.floats() == [2, 3, 5, 6])
    let larger = try run(.counting([1, 2, 1])) { AdaptiveAveragePooling2D(outputSize: (2, 2))($0) }
    #expect(larger.floats() == [0, 1, 0, 1])
  }

  @Test("A dilated kernel reads every second number")
  func dilation() throws {
    let weights = [
      "conv/kernel": Tensor(shape: [1, 3, 1, 1], floats: [1, 10, 100]),
      "conv/bias": Tensor(shape: [1], floats: [0.5]),
    ]
    let output = try run(.counting([1, 6, 1], from: 1), weights: weights) {
      Conv2D(filters: 1, kernelSize: (1, 3), dilationRate: (1, 2), name: "conv")($0)
    }
    #expect(output.floats() == [531.5, 642.5])
  }

  @Test("Groups see only their own channels")
  func groups() throws {
    let weights = [
      "conv/kernel": Tensor(shape: [1, 1, 1, 4], floats: [1, 10, 100, 1000]),
      "conv/bias": Tensor(shape: [4], floats: [0, 0, 0, 0]),
    ]
    let output = try run(Tensor(shape: [1, 1, 2], floats: [2, 3]), weights: weights) {
      Conv2D(filters: 4, kernelSize: (1, 1), groups: 2, name: "conv")($0)
    }
    #expect(output.floats() == [2, 20, 300, 3000])
  }

  /// Keras's order: channel by channel, each with its kernels side by side.
  @Test("A depthwise convolution gives each channel kernels of its own")
  func depthwise() throws {
    let input = Tensor(shape: [1, 3, 2], floats: [1, 10, 2, 20, 3, 30])
    let weights = [
      // Per column: channel 0's two kernels, channel 1's two kernels.
      "conv/kernel": Tensor(shape: [1, 2, 2, 2], floats: [1, 0, 1, 2, 1, 1, 0, -1]),
      "conv/bias": Tensor(shape: [4], floats: [0, 0, 0, 0.5]),
    ]
    let output = try run(input, weights: weights) {
      DepthwiseConv2D(kernelSize: (1, 2), depthMultiplier: 2, name: "conv")($0)
    }
    #expect(output.shape == [1, 2, 4])
    // 1 + 2, 0 + 2, 10 + 0, 2·10 − 20 + 0.5; then 2 + 3, 0 + 3, 20 + 0, 2·20 − 30 + 0.5.
    #expect(output.floats() == [3, 2, 10, 0.5, 5, 3, 20, 10.5])
  }

  @Test("A depthwise convolution of many channels, with stride, padding and PyTorch's weights")
  func wideDepthwise() throws {
    let channels = 37
    let kernel = (0..<channels).flatMap { channel in
      [Float](repeating: Float(channel), count: 9)
    }
    let weights = ["conv.weight": Tensor(shape: [channels, 1, 3, 3], floats: kernel)]
    let output = try run(.filled([4, 4, channels], 1), weights: weights) {
      DepthwiseConv2D(
        kernelSize: (3, 3), strides: (2, 2), padding: .symmetric(1), activation: .relu6,
        useBias: false, name: "conv")($0)
    }
    #expect(output.shape == [2, 2, channels])
    // Windows at the corner hold 4 numbers, at an edge 6, inside 9, each times the channel.
    for (place, count) in [4, 6, 6, 9].enumerated() {
      let found = output.floats()[place * channels..<(place + 1) * channels]
      #expect(Array(found) == (0..<channels).map { Float(min(6, $0 * count)) })
    }
  }

  @Test("Explicit padding may differ on each side")
  func explicitPadding() throws {
    let weights = ["conv/kernel": Tensor(shape: [1, 2, 1, 1], floats: [1, 10])]
    let output = try run(Tensor(shape: [1, 2, 1], floats: [1, 2]), weights: weights) {
      Conv2D(
        filters: 1, kernelSize: (1, 2),
        padding: .explicit(top: 0, bottom: 0, left: 2, right: 1), useBias: false, name: "conv")($0)
    }
    #expect(output.floats() == [0, 10, 21, 2])
  }

  @Test("Zero padding puts zeros around each channel")
  func zeroPadding() throws {
    let output = try run(Tensor(shape: [1, 1, 2], floats: [5, 6])) {
      ZeroPadding2D(padding: ((1, 0), (0, 2)))($0)
    }
    #expect(output.shape == [2, 3, 2])
    #expect(output.floats() == [0, 0, 0, 0, 0, 0, 5, 6, 0, 0, 0, 0])
  }

  @Test("Branches are added and joined")
  func joining() throws {
    let input = Tensor(shape: [1, 2, 2], floats: [1, -2, 3, -4])
    let sum = try run(input) { Add()([$0, Activation(.relu)($0), $0]) }
    #expect(sum.floats() == [3, -4, 9, -8])
    let joined = try run(input) { Concatenate()([$0, Activation(.relu)($0)]) }
    #expect(joined.shape == [1, 2, 4])
    #expect(joined.floats() == [1, -2, 1, 0, 3, -4, 3, 0])
  }

  /// By hand, with e = 2.718281828.
  @Test(
    "Activation functions give their values at −1 and 2",
    arguments: [
      (.linear, -1, 2), (.relu, 0, 2), (.relu6, 0, 2), (.sigmoid, 0.26894142, 0.8807971),
      (.tanh, -0.7615942, 0.9640276), (.softmax, 0.04742587, 0.95257413), (.elu, -0.6321206, 2),
      (.silu, -0.26894142, 1.7615942), (.gelu, -0.15865525, 1.9544997),
    ] as [(ActivationFunction, Float, Float)])
  func functions(_ function: ActivationFunction, first: Float, second: Float) throws {
    let alone = try run(Tensor(shape: [2], floats: [-1, 2])) { Activation(function)($0) }
    let weights = ["dense/kernel": Tensor(shape: [2, 2], floats: [1, 0, 0, 1])]
    let within = try run(Tensor(shape: [2], floats: [-1, 2]), weights: weights) {
      Dense(units: 2, activation: function, useBias: false, name: "dense")($0)
    }
    for output in [alone.floats(), within.floats()] {
      #expect(abs(output[0] - first) < 1e-5)
      #expect(abs(output[1] - second) < 1e-5)
    }
  }

  @Test("Batch normalisation shifts and scales each channel")
  func batchNormalization() throws {
    let weights = [
      "norm/gamma": Tensor(shape: [2], floats: [2, 1]),
      "norm/beta": Tensor(shape: [2], floats: [1, 0]),
      "norm/moving_mean": Tensor(shape: [2], floats: [3, -1]),
      "norm/moving_variance": Tensor(shape: [2], floats: [3, 0]),
    ]
    let output = try run(Tensor(shape: [1, 2, 2], floats: [3, 0, 5, 1]), weights: weights) {
      BatchNormalization(epsilon: 1, name: "norm")($0)
    }
    // (x − 3) · 2 / √4 + 1 and (x + 1) / √1.
    #expect(output.floats() == [1, 1, 3, 2])
  }

  @Test("A dense layer after maps multiplies the channels of each place")
  func denseOnMaps() throws {
    let weights = ["dense/kernel": Tensor(shape: [2, 1], floats: [1, 10])]
    let output = try run(.counting([1, 2, 2], from: 1), weights: weights) {
      Dense(units: 1, useBias: false, name: "dense")($0)
    }
    #expect(output.shape == [1, 2, 1])
    #expect(output.floats() == [21, 43])
  }
}
