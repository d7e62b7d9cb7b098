import ModelDescription
import Testing

@Suite("Layers that make maps larger or cut them")
struct EnlargingTests {
  private func model(_ input: [Int?], _ layer: some Layer) throws -> Model {
    let inputs = Input(shape: input)
    return try Model(inputs: inputs, outputs: layer(inputs))
  }

  /// Keras: input · stride + max(kernel − stride, 0) with `valid`, input · stride with `same`.
  @Test(
    "a transposed convolution has Keras's output size",
    arguments: [
      (2, 2, Padding.valid, 56), (3, 2, .valid, 57), (3, 2, .same, 56), (2, 3, .valid, 84),
      (4, 2, .symmetric(1), 56), (3, 1, .valid, 30),
    ])
  func transposedSize(kernel: Int, stride: Int, padding: Padding, wanted: Int) throws {
    let model = try model(
      [28, 28, 3],
      Conv2DTranspose(
        filters: 2, kernelSize: (kernel, kernel), strides: (stride, stride), padding: padding))
    #expect(model.calls[1].outputShape == Shape([nil, wanted, wanted, 2]))
    let arithmetic = model.shapeArithmetic(of: model.calls[1])
    #expect(arithmetic.height?.result == wanted)
    #expect(arithmetic.multiplyAccumulates?.result == 28 * 28 * kernel * kernel * 2 * 3)
  }

  @Test("Keras's example: 10 × 8 × 128 with 32 kernels of 2 × 2 gives 11 × 9 × 32")
  func transposedExample() throws {
    let model = try model([10, 8, 128], Conv2DTranspose(filters: 32, kernelSize: (2, 2)))
    #expect(model.calls[1].outputShape == Shape([nil, 11, 9, 32]))
    #expect(model.weights(of: model.layers[1]).map(\.shape) == [[2, 2, 32, 128], [32]])
    #expect(model.parameterCount == 2 * 2 * 128 * 32 + 32)
    #expect(model.weightedLayers.map(\.name) == ["conv2d_transpose"])
  }

  @Test("texts tell how a transposed convolution's size comes about")
  func transposedText() throws {
    let layer = Conv2DTranspose(filters: 64, kernelSize: (3, 3), strides: (2, 2))
    let text = try model([28, 28, 16], layer).shapesText()
    #expect(
      text.contains(
        "64 kernels of 3 × 3 × 16, the other way round: each number of the input is spread over "
          + "3 × 3 numbers of the output, stride 2, nothing cut off."))
    #expect(text.contains("Height and width: 28·2 + (3 − 2) = 57; channels: 64"))
    #expect(text.contains("Parameters: 3·3·64·16 + 64 = 9,280."))
    #expect(text.contains("MACs: 28·28·(3·3·64·16) = 7,225,344."))
    let chinese = try model([28, 28, 16], layer).shapesText(language: .chinese)
    #expect(chinese.contains("转置卷积：64 个 3 × 3 × 16 的卷积核，每个输入的数散布到 3 × 3 个输出的数上，步长 2"))
    let cut = Conv2DTranspose(
      filters: 1, kernelSize: (4, 4), strides: (2, 2), padding: .symmetric(1))
    #expect(try model([28, 28, 1], cut).shapesText().contains("28·2 + (4 − 2) − 2·1 = 56"))
  }

  /// Keras's example: 1 × 2 numbers become 2 × 4.
  @Test("upsampling multiplies height and width")
  func upsampling() throws {
    let model = try model([1, 2, 3], UpSampling2D(size: (2, 3)))
    #expect(model.calls[1].outputShape == Shape([nil, 2, 6, 3]))
    #expect(model.parameterCount == 0)
    #expect(model.layers[1].name == "up_sampling2d")
    #expect(model.shapesText().contains("Each number is repeated 2 × 3 times; the channels stay."))
    #expect(model.shapesText().contains("Height: 1·2 = 2; width: 2·3 = 6."))
  }

  /// Keras's example: 28 × 28 × 3 cropped by ((2, 2), (4, 4)) gives 24 × 20 × 3.
  @Test("cropping cuts rows and columns off, but not all")
  func cropping() throws {
    let model = try model([28, 28, 3], Cropping2D(cropping: ((2, 2), (4, 4))))
    #expect(model.calls[1].outputShape == Shape([nil, 24, 20, 3]))
    #expect(model.layers[1].name == "cropping2d")
    let text = model.shapesText()
    #expect(text.contains("Height: 28 − 2·2 = 24; width: 28 − 2·4 = 20."))
    #expect(throws: ModelError.self) { try self.model([4, 4, 3], Cropping2D(cropping: 2)) }
    #expect(throws: ModelError.self) { try self.model([4, 4, 3], Cropping2D(cropping: -1)) }
  }

  @Test("open sizes stay open")
  func openSizes() throws {
    let inputs = Input(shape: [nil, nil, 8])
    var x = Conv2DTranspose(filters: 4, kernelSize: (2, 2), strides: (2, 2))(inputs)
    x = Cropping2D(cropping: 1)(UpSampling2D()(x))
    let model = try Model(inputs: inputs, outputs: x)
    #expect(model.calls.last?.outputShape == Shape([nil, nil, nil, 4]))
    #expect(model.multiplyAccumulates == nil)
    #expect(model.shapesText().contains("Height and width: known when the model runs."))
  }

  @Test("sizes beyond all counting are refused")
  func limits() {
    for layer in [
      Conv2DTranspose(filters: 1, kernelSize: (1, 1), strides: (1 << 30, 1)) as any Layer,
      Conv2DTranspose(
        filters: 1, kernelSize: (1 << 20, 1 << 20), padding: .symmetric((1 << 20) - 1)),
      UpSampling2D(size: (1 << 30, 1)), UpSampling2D(size: (0, 1)),
    ] {
      #expect(throws: ModelError.self) { try self.model([1 << 20, 1 << 20, 1], layer) }
    }
  }

  @Test("there is no field that moves by parts of pixels")
  func noReceptiveField() throws {
    let model = try model([16, 16, 1], UpSampling2D())
    #expect(model.layerNumbers().last?.receptiveField == nil)
    let cropped = try self.model([16, 16, 1], Cropping2D(cropping: ((1, 2), (3, 4))))
    let field = try #require(cropped.layerNumbers().last?.receptiveField)
    #expect(field.firstCenter.y == 1)
    #expect(field.firstCenter.x == 3)
  }
}
