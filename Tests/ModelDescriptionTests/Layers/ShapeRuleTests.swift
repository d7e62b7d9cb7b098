import ModelDescription
import Testing

@Suite("Shapes of the layers that model files hold")
struct ShapeRuleTests {
  private func shape(
    _ layer: any Layer, _ inputs: [Int?]..., format: DataFormat = .channelsLast
  ) throws -> Shape {
    try layer.outputShape(for: inputs.map { Shape($0, dataFormat: format) })
  }

  @Test("feature maps with the channels first keep them there")
  func channelsFirst() throws {
    // torchvision's AlexNet: (224 + 2·2 − 11) / 4 + 1 = 55, then (55 − 3) / 2 + 1 = 27.
    let input = Input(shape: [3, 224, 224], dataFormat: .channelsFirst)
    let conv = Conv2D(
      filters: 64, kernelSize: (11, 11), strides: (4, 4), padding: .symmetric(2))(input)
    let pool = MaxPooling2D(poolSize: (3, 3), strides: (2, 2))(conv)
    let model = try Model(inputs: input, outputs: BatchNormalization()(pool))
    #expect(model.calls[1].outputShape.description == "(None, 64, 55, 55)")
    #expect(model.calls[2].outputShape.description == "(None, 64, 27, 27)")
    #expect(model.calls[2].outputShape.figureText == "27 × 27 × 64")
    #expect(model.calls[2].outputShape.channelsLast == Shape([nil, 27, 27, 64]))
    #expect(model.weights(of: model.layers[1]).map(\.count) == [11 * 11 * 3 * 64, 64])
    #expect(model.weights(of: model.layers[3]).map(\.count) == [64, 64, 64, 64])
    #expect(model.layerNumbers()[2].receptiveField?.size == Extent(height: 19, width: 19))
  }

  @Test("tensors are broadcast as NumPy does it")
  func broadcasting() throws {
    #expect(try shape(Multiply(), [nil, 7, 7, 64], [nil, 1, 1, 64]) == Shape([nil, 7, 7, 64]))
    #expect(try shape(Add(), [nil, 197, 768], [1, 197, 768]) == Shape([nil, 197, 768]))
    #expect(try shape(Add(), [8, 1, 6, 1], [7, 1, 5]) == Shape([8, 7, 6, 5]))
    #expect(throws: LayerProblem.self) { try shape(Add(), [nil, 7], [nil, 6]) }
    #expect(throws: LayerProblem.self) { try shape(Subtract(), [1, 2], [1, 2], [1, 2]) }
  }

  @Test("a reshaping finds the size that is left")
  func reshape() throws {
    #expect(
      try shape(Reshape(targetShape: [-1, 6]), [nil, 4, 3]) == Shape([nil, 2, 6]))
    #expect(try shape(Reshape(.whole([nil, -1])), [nil, 256, 6, 6]) == Shape([nil, 9216]))
    #expect(
      try shape(Reshape(.whole([1, 12, 64, -1])), [1, 768, 14, 14]) == Shape([1, 12, 64, 196]))
    #expect(throws: LayerProblem.self) { try shape(Reshape(targetShape: [5]), [nil, 4, 3]) }
    #expect(throws: LayerProblem.self) { try shape(Reshape(targetShape: [-1, -1]), [nil, 4]) }
    #expect(throws: LayerProblem.self) { try shape(Reshape(targetShape: [.min]), [nil, 4]) }
  }

  @Test("a permutation that moves the channels says where they are")
  func permutation() throws {
    let maps = [nil, 3, 32, 48] as [Int?]
    let last = try shape(Transpose(permutation: [0, 2, 3, 1]), maps, format: .channelsFirst)
    #expect(last == Shape([nil, 32, 48, 3], dataFormat: .channelsLast))
    let first = try shape(Permute(dims: [3, 1, 2]), [nil, 32, 48, 3])
    #expect(first == Shape([nil, 3, 32, 48], dataFormat: .channelsFirst))
    #expect(throws: LayerProblem.self) { try shape(Permute(dims: [1, 1]), [nil, 4, 5]) }
  }

  /// Each case is what Python gives: `len(range(10)[start:end:step])`.
  @Test(
    "places are taken as Python takes them",
    arguments: [
      (0, nil, 1, 10), (nil, nil, -1, 10), (1, nil, 3, 3), (-3, nil, 1, 3), (8, 2, -2, 3),
      (-100, 100, 1, 10), (20, nil, -4, 3), (2, -2, 1, 6),
    ] as [(Int?, Int?, Int, Int)])
  func slicing(start: Int?, end: Int?, step: Int, count: Int) throws {
    let layer = Slice([Slice.Cut(axis: 1, from: start, to: end, step: step)])
    #expect(try shape(layer, [nil, 10]) == Shape([nil, count]))
  }

  @Test("taking one place removes the dimension; taking nothing is refused")
  func oneplace() throws {
    #expect(
      try shape(Slice([Slice.Cut(axis: 1, at: 0)]), [nil, 197, 768]) == Shape([nil, 768]))
    #expect(throws: LayerProblem.self) {
      try shape(Slice([Slice.Cut(axis: 1, at: 197)]), [nil, 197, 768])
    }
    #expect(throws: LayerProblem.self) {
      try shape(Slice([Slice.Cut(axis: 1, from: 5, to: 5)]), [nil, 10])
    }
    #expect(throws: LayerProblem.self) {
      try shape(Slice([Slice.Cut(axis: 1, from: 0, to: 5, step: 0)]), [nil, 10])
    }
  }

  @Test("a matrix product broadcasts what is before the matrices")
  func matrixProduct() throws {
    let scores = MatrixProduct(transposesSecond: true)
    #expect(
      try shape(scores, [1, 12, 197, 64], [1, 12, 197, 64]) == Shape([1, 12, 197, 197]))
    #expect(
      scores.multiplyAccumulates(
        from: [Shape([1, 12, 197, 64])], to: Shape([1, 12, 197, 197])) == 12 * 197 * 197 * 64)
    #expect(throws: LayerProblem.self) { try shape(scores, [1, 4, 5], [1, 4, 6]) }
  }

  /// (i − 1)·s + E + output padding − 2·p: PyTorch's documentation of ConvTranspose2d.
  @Test("a transposed convolution follows PyTorch's and Keras's formulas")
  func transposed() throws {
    let pyTorch = Conv2DTranspose(
      filters: 6, kernelSize: (3, 3), strides: (2, 2), padding: .symmetric(1),
      outputPadding: (1, 1), groups: 2)
    #expect(try shape(pyTorch, [nil, 12, 12, 4]) == Shape([nil, 24, 24, 6]))
    #expect(pyTorch.weights(for: [Shape([nil, 12, 12, 4])])[0].shape == [3, 3, 3, 4])
    let holes = Conv2DTranspose(filters: 1, kernelSize: (3, 3), dilationRate: (2, 2))
    #expect(try shape(holes, [nil, 5, 5, 1]) == Shape([nil, 9, 9, 1]))
    // Keras without padding: strides larger than the kernel still cover the output, 4·3.
    let wide = Conv2DTranspose(filters: 1, kernelSize: (2, 2), strides: (3, 3))
    #expect(try shape(wide, [nil, 4, 4, 1]) == Shape([nil, 12, 12, 1]))
    let tight = Conv2DTranspose(
      filters: 1, kernelSize: (2, 2), strides: (3, 3), outputPadding: (0, 0))
    #expect(try shape(tight, [nil, 4, 4, 1]) == Shape([nil, 11, 11, 1]))
  }

  /// (d + 1)·h·k for query and key, (d + 1)·h·v for value, (h·v + 1)·d for the output.
  @Test("attention has the parameters of its four projections")
  func attention() throws {
    let layer = MultiHeadAttention(headCount: 12, keySize: 64)
    let shapes = [Shape([nil, 197, 768]), Shape([nil, 197, 768])]
    let count = layer.weights(for: shapes).reduce(0) { $0 + $1.count }
    #expect(count == 4 * (768 + 1) * 768)
    #expect(try layer.outputShape(for: shapes) == shapes[0])
    #expect(
      layer.multiplyAccumulates(from: shapes, to: shapes[0])
        == 197 * 4 * 768 * 768 + 197 * 197 * 12 * (64 + 64))
  }

  @Test("other layers that change shapes")
  func others() throws {
    #expect(try shape(Reduce(.mean, axes: [2, 3]), [nil, 8, 7, 7]) == Shape([nil, 8]))
    #expect(
      try shape(Reduce(.mean, axes: [-1], keepDims: true), [nil, 8]) == Shape([nil, 1]))
    #expect(
      try shape(Concatenate(axis: 1), [nil, 1, 768], [nil, 196, 768])
        == Shape([nil, 197, 768]))
    #expect(try shape(RepeatVector(count: 3), [nil, 32]) == Shape([nil, 3, 32]))
    #expect(try shape(Tile(repeats: [1, 2]), [nil, 4]) == Shape([nil, 8]))
    #expect(try shape(Expand(target: [nil, 4, 5]), [nil, 1, 5]) == Shape([nil, 4, 5]))
    #expect(
      try shape(Resizing(.factors(height: 2, width: 1.5)), [nil, 5, 5, 3])
        == Shape([nil, 10, 7, 3]))
    let margin = Pad.Margin(before: 1, after: 2)
    let none = Pad.Margin(before: 0, after: 0)
    #expect(
      try shape(Pad(margins: [none, margin, none, none]), [nil, 5, 5, 3])
        == Shape([nil, 8, 5, 3]))
    #expect(
      try shape(Embedding(inputCount: 100, outputSize: 16), [nil, 7]) == Shape([nil, 7, 16]))
    #expect(
      PReLU(slopes: .sharing(axes: [1, 2])).weights(for: [Shape([nil, 9, 9, 4])])[0].shape
        == [1, 1, 4])
  }
}
