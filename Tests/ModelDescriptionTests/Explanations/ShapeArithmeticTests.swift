import ModelDescription
import Testing

@Suite("The arithmetic of shapes")
struct ShapeArithmeticTests {
  /// The arithmetic of the last layer, and the whole text.
  private func explained(
    _ input: [Int?], language: ExplanationLanguage = .english, _ layer: some Layer
  ) throws -> (arithmetic: ShapeArithmetic, text: String) {
    let inputs = Input(shape: input)
    let model = try Model(inputs: inputs, outputs: layer(inputs))
    let call = try #require(model.calls.last)
    return (model.shapeArithmetic(of: call), model.shapesText(language: language))
  }

  @Test("same padding of an even input with stride 2 adds one row below only")
  func samePadding() throws {
    let layer = Conv2D(filters: 8, kernelSize: (3, 3), strides: (2, 2), padding: .same)
    let found = try explained([224, 224, 3], layer)
    #expect(found.arithmetic.height?.text == "⌊(224 + 0 + 1 − 3) / 2⌋ + 1 = 112")
    #expect(found.text.contains("same padding, here 0 above, 1 below, 0 left, 1 right"))
    let chinese = try explained([224, 224, 3], language: .chinese, layer).text
    #expect(chinese.contains("same 填充（上 0、下 1、左 0、右 1）"))
  }

  @Test("explicit padding is written as it was given")
  func explicitPadding() throws {
    let torchvision = Conv2D(
      filters: 64, kernelSize: (11, 11), strides: (4, 4), padding: .symmetric(2))
    let found = try explained([224, 224, 3], torchvision)
    #expect(found.arithmetic.height?.text == "⌊(224 + 2·2 − 11) / 4⌋ + 1 = 55")
    #expect(found.text.contains("stride 4, padding 2."))
    let uneven = Conv2D(
      filters: 1, kernelSize: (2, 2), padding: .explicit(top: 1, bottom: 0, left: 3, right: 3))
    let other = try explained([8, 8, 1], uneven)
    #expect(other.arithmetic.height?.text == "⌊(8 + 1 + 0 − 2) / 1⌋ + 1 = 8")
    #expect(other.arithmetic.width?.text == "⌊(8 + 2·3 − 2) / 1⌋ + 1 = 13")
    #expect(
      other.text.contains(
        "Height: ⌊(8 + 1 + 0 − 2) / 1⌋ + 1 = 8; width: ⌊(8 + 2·3 − 2) / 1⌋ + 1 = 13"))
  }

  @Test("rounding up counts a last window that reaches over the edge")
  func ceilMode() throws {
    let layer = MaxPooling2D(poolSize: (3, 3), strides: (2, 2), ceilMode: true)
    let found = try explained([54, 54, 96], layer)
    #expect(found.arithmetic.height?.text == "⌈(54 + 2·0 − 3) / 2⌉ + 1 = 27")
    #expect(found.text.contains("sizes rounded up"))
  }

  @Test("rounding up leaves out a window that would begin in the padding")
  func ceilModeInPadding() throws {
    // (4 + 2 − 1) / 3 rounded up gives 3 windows at −1, 2 and 5; the last begins at the padding.
    let layer = MaxPooling2D(
      poolSize: (1, 1), strides: (3, 3), padding: .symmetric(1), ceilMode: true)
    let found = try explained([4, 4, 1], layer)
    #expect(found.arithmetic.height?.text == "⌈(4 + 2·1 − 1) / 3⌉ + 1 − 1 = 2")
  }

  @Test("a kernel with holes covers dilation·(size − 1) + 1")
  func dilation() throws {
    let layer = Conv2D(filters: 4, kernelSize: (3, 3), dilationRate: (2, 2))
    let found = try explained([28, 28, 1], layer)
    #expect(found.arithmetic.height?.text == "⌊(28 + 2·0 − (2·(3 − 1) + 1)) / 1⌋ + 1 = 24")
    #expect(found.text.contains("dilation 2 (a kernel covers 2·(3 − 1) + 1 = 5)"))
  }

  @Test("without bias there is no + 1")
  func noBias() throws {
    let layer = Conv2D(filters: 32, kernelSize: (3, 3), useBias: false)
    let found = try explained([224, 224, 3], layer)
    #expect(found.arithmetic.parameters?.text == "3·3·3·32 = 864")
    #expect(found.text.contains("Parameters: 3·3·3·32 = 864, without bias."))
    let dense = try explained([10], Dense(units: 5, useBias: false))
    #expect(dense.arithmetic.parameters?.text == "10·5 = 50")
  }

  @Test("batch normalisation has four numbers a channel, of which two are not trained")
  func batchNormalization() throws {
    let found = try explained([8, 8, 64], BatchNormalization())
    #expect(found.arithmetic.parameters?.text == "4·64 = 256")
    #expect(found.text.contains("4·64 = 256; 128 are not trained by gradients."))
    let bare = try explained([8, 8, 64], BatchNormalization(center: false, scale: false))
    #expect(bare.arithmetic.parameters?.text == "2·64 = 128")
  }

  @Test("zero padding adds to both sides")
  func zeroPadding() throws {
    let even = try explained([224, 224, 3], ZeroPadding2D(padding: 3))
    #expect(even.arithmetic.height?.text == "224 + 2·3 = 230")
    let uneven = try explained([112, 112, 96], ZeroPadding2D(padding: ((0, 1), (0, 1))))
    #expect(uneven.arithmetic.width?.text == "112 + 0 + 1 = 113")
  }

  @Test("sizes that are open until the model runs have no arithmetic")
  func openSizes() throws {
    let found = try explained([nil, nil, 3], Conv2D(filters: 4, kernelSize: (3, 3)))
    #expect(found.arithmetic.height == nil)
    #expect(found.arithmetic.multiplyAccumulates == nil)
    #expect(found.arithmetic.parameters?.text == "(3·3·3 + 1)·4 = 112")
    #expect(found.text.contains("? × ? × 3 → ? × ? × 4"))
    #expect(found.text.contains("Height and width: known when the model runs"))
  }

  @Test("joined branches add up their channels; one convolution is one layer")
  func branches() throws {
    let inputs = Input(shape: [8, 8, 3])
    let branch = Conv2D(filters: 5, kernelSize: (1, 1))(inputs)
    let model = try Model(inputs: inputs, outputs: Concatenate()([inputs, branch]))
    let text = model.shapesText(numbered: false)
    #expect(text.contains("2 inputs, one behind the other: 3 + 5 = 8 channels."))
    #expect(text.contains("\n\nconv2d (Conv2D): 8 × 8 × 3 → 8 × 8 × 5\n  5 kernels"))
    #expect(text.hasSuffix("1 layer with weights: 1 convolutional layer."))
  }

  @Test("a layer that is applied again says so and counts its parameters once")
  func sharedLayer() throws {
    let inputs = Input(shape: [8])
    let shared = Dense(units: 8, activation: .tanh)
    let model = try Model(inputs: inputs, outputs: shared(shared(inputs)))
    let text = model.shapesText()
    #expect(text.contains("Applied again, with the same parameters: 8 → 8."))
    #expect(text.contains("Altogether 72 parameters and 128 MACs (256 FLOPs"))
  }
}
