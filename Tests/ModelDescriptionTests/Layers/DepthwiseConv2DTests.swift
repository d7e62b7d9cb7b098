import ModelDescription
import Testing

@Suite("Convolutions of each channel by itself")
struct DepthwiseConv2DTests {
  @Test("Keras's example: 10 × 10 × 3 with 3 × 3 kernels gives 8 × 8 × 3")
  func example() throws {
    let inputs = Input(shape: [10, 10, 3])
    let layer = DepthwiseConv2D(kernelSize: (3, 3), activation: .relu)
    let model = try Model(inputs: inputs, outputs: layer(inputs))
    #expect(model.calls[1].outputShape == Shape([nil, 8, 8, 3]))
    #expect(
      model.weights(of: model.layers[1]) == [
        Weight(name: "kernel", shape: [3, 3, 3, 1]), Weight(name: "bias", shape: [3]),
      ])
    #expect(model.parameterCount == (9 + 1) * 3)
    #expect(model.multiplyAccumulates == 1_728)  // 8 · 8 · 3 · 9
    #expect(model.weightedLayers.map(\.name) == ["depthwise_conv2d"])
  }

  @Test("a depth multiplier gives each channel several kernels")
  func multiplier() throws {
    let inputs = Input(shape: [7, 7, 5])
    let layer = DepthwiseConv2D(
      kernelSize: (3, 3), strides: (2, 2), padding: .same, depthMultiplier: 4, useBias: false)
    let model = try Model(inputs: inputs, outputs: layer(inputs))
    #expect(model.calls[1].outputShape == Shape([nil, 4, 4, 20]))
    #expect(model.weights(of: model.layers[1]).map(\.shape) == [[3, 3, 5, 4]])
    #expect(model.multiplyAccumulates == 2_880)  // 4 · 4 · 20 · 9
    let text = model.shapesText()
    #expect(text.contains("Each of the 5 channels has 4 kernels of 3 × 3 of its own, stride 2"))
    #expect(text.contains("Height and width: ⌊(7 + 2·1 − 3) / 2⌋ + 1 = 4; channels: 5·4 = 20."))
    #expect(text.contains("MACs: 4·4·(3·3·5·4) = 2,880. Receptive field: 3 × 3 pixels, stride 2."))
    #expect(text.contains("1 layer with weights: 1 convolutional layer."))
    let chinese = model.shapesText(language: .chinese)
    #expect(chinese.contains("逐通道卷积：5 个通道各有 4 个 3 × 3 的卷积核，步长 2"))
    #expect(chinese.contains("通道数：5·4 = 20。"))
  }

  @Test("what cannot be is refused")
  func refusals() {
    let inputs = Input(shape: [7, 7, 5])
    #expect(throws: ModelError.self) {
      try Model(
        inputs: inputs, outputs: DepthwiseConv2D(kernelSize: (1, 1), depthMultiplier: 0)(inputs))
    }
    #expect(throws: ModelError.self) {
      try Model(
        inputs: inputs, outputs: DepthwiseConv2D(kernelSize: (1, 1), depthMultiplier: .max)(inputs))
    }
    #expect(throws: ModelError.self) {
      try Model(inputs: inputs, outputs: DepthwiseConv2D(kernelSize: (8, 8))(inputs))
    }
  }

  /// Chollet 2017; Keras's weights are the 3 × 3 kernels, the 1 × 1 kernels and one bias.
  @Test("a separable convolution is a depthwise one and a 1 × 1 one")
  func separable() throws {
    let inputs = Input(shape: [19, 19, 728])
    let layer = SeparableConv2D(filters: 1024, kernelSize: (3, 3), padding: .same)
    let model = try Model(inputs: inputs, outputs: layer(inputs))
    #expect(model.calls[1].outputShape == Shape([nil, 19, 19, 1024]))
    #expect(
      model.weights(of: model.layers[1]) == [
        Weight(name: "depthwise_kernel", shape: [3, 3, 728, 1]),
        Weight(name: "pointwise_kernel", shape: [1, 1, 728, 1024]),
        Weight(name: "bias", shape: [1024]),
      ])
    #expect(model.parameterCount == 6_552 + 745_472 + 1_024)
    let products = 19 * 19 * 728 * (9 + 1024)
    #expect(model.multiplyAccumulates == products)
    let text = model.shapesText()
    #expect(text.contains("Parameters: 3·3·728·1 + 1·1·728·1,024 + 1,024 = 753,048."))
    #expect(text.contains("MACs: 19·19·(3·3·728·1 + 1·1·728·1,024) = 271,480,664."))
    #expect(text.contains("then 1,024 kernels of 1 × 1 × 728."))
  }
}
