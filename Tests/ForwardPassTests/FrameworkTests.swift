import ForwardPass
import ModelDescription
import TensorFiles
import Tensors
import Testing

/// Single layers against what Keras and PyTorch computed; `Data/make_layers.py` made the numbers.
@Suite("Layers of Keras and PyTorch")
struct FrameworkTests {
  private func check(
    _ name: String, _ layer: any Layer, dataFormat: DataFormat = .channelsLast,
    _ location: SourceLocation
  ) throws {
    let file = CaseFile(file: try ReferenceFile.open("layers"), name: name)
    let input = try #require(try file.tensor(named: "input"))
    let wanted = try #require(try file.tensor(named: "output"))
    let sizes = input.shape
    let isFirst = dataFormat == .channelsFirst && sizes.count == 3
    let start = Input(
      shape: isFirst ? [sizes[2], sizes[0], sizes[1]] : sizes.map { $0 }, dataFormat: dataFormat)
    let model = try Model(inputs: start, outputs: layer(start))
    let compiled = try CompiledModel(model, weights: file, taps: ["l"])
    let found = try #require(try compiled.run(input)["l"])
    #expect(relativeError(found, wanted) < 1e-5, "\(name)", sourceLocation: location)
  }

  private func keras(
    _ name: String, _ layer: any Layer, location: SourceLocation = #_sourceLocation
  ) throws {
    try check(name, layer, location)
  }

  /// PyTorch's layers, with its shapes.
  private func pyTorch(
    _ name: String, _ layer: any Layer, location: SourceLocation = #_sourceLocation
  ) throws {
    try check(name, layer, dataFormat: .channelsFirst, location)
  }

  @Test("Transposed convolutions: strides, padding, output padding, dilation, groups")
  func transposedConvolutions() throws {
    func layer(
      _ filters: Int, _ size: (Int, Int), _ strides: (Int, Int), _ padding: Padding = .valid,
      dilation: Int = 1, outputPadding: (Int, Int)? = nil, groups: Int = 1, relu: Bool = false,
      useBias: Bool = true
    ) -> Conv2DTranspose {
      Conv2DTranspose(
        filters: filters, kernelSize: size, strides: strides, padding: padding,
        dilationRate: (dilation, dilation), outputPadding: outputPadding, groups: groups,
        activation: relu ? .relu : .linear, useBias: useBias, name: "l")
    }
    try keras("deconv-same", layer(4, (3, 3), (2, 2), .same))
    try keras("deconv-valid", layer(4, (3, 3), (2, 2)))
    try keras("deconv-wide-stride", layer(4, (2, 2), (3, 3)))
    try keras("deconv-one-same", layer(16, (1, 1), (2, 2), .same))
    try keras("deconv-uneven", layer(9, (2, 3), (2, 1), .same, relu: true, useBias: false))
    try keras("deconv-even-same", layer(8, (4, 4), (2, 2), .same))
    try keras("deconv-dilated", layer(4, (3, 3), (1, 1), dilation: 2))
    try pyTorch(
      "deconv-groups",
      layer(4, (3, 3), (2, 2), .symmetric(1), outputPadding: (1, 1), groups: 2))
    try pyTorch(
      "deconv-torch-dilated",
      layer(8, (3, 3), (2, 2), .symmetric(2), dilation: 2, outputPadding: (0, 0)))
    try pyTorch(
      "deconv-torch-beyond", layer(8, (2, 2), (3, 3), outputPadding: (2, 2), useBias: false))
  }

  @Test("Separable and grouped convolutions")
  func otherConvolutions() throws {
    try keras(
      "separable",
      SeparableConv2D(
        filters: 10, kernelSize: (3, 3), strides: (2, 2), padding: .same, depthMultiplier: 2,
        activation: .relu6, name: "l"))
    try keras(
      "separable-plain", SeparableConv2D(filters: 16, kernelSize: (1, 3), useBias: false, name: "l")
    )
    try pyTorch(
      "conv-groups",
      Conv2D(
        filters: 9, kernelSize: (3, 3), strides: (2, 2), padding: .symmetric(1),
        dilationRate: (2, 2), groups: 3, name: "l"))
  }

  @Test("Maps made larger and smaller")
  func sizes() throws {
    try keras("up-nearest", UpSampling2D(size: (2, 3), name: "l"))
    try keras("up-bilinear", UpSampling2D(size: (2, 3), interpolation: .bilinear, name: "l"))
    try keras("crop", Cropping2D(cropping: ((1, 0), (2, 1)), name: "l"))
  }

  /// PyTorch's convolution, flatten and dense layer on maps with their channels first.
  @Test("Rows of flattened maps are in the order that the layer states")
  func flattened() throws {
    let file = CaseFile(file: try ReferenceFile.open("layers"), name: "flatten-torch")
    let wanted = try #require(try file.tensor(named: "output"))
    for (dataFormat, order) in [
      (DataFormat.channelsFirst, DataFormat.channelsFirst), (.channelsLast, .channelsFirst),
      // Keras's order, for which PyTorch's weights are brought into order.
      (.channelsLast, .channelsLast), (.channelsFirst, .channelsLast),
    ] {
      let input = Input(
        shape: dataFormat == .channelsFirst ? [3, 6, 5] : [6, 5, 3], dataFormat: dataFormat)
      var x = Conv2D(filters: 4, kernelSize: (3, 2), activation: .relu, name: "l.0")(input)
      x = Dense(units: 7, name: "l.3")(Flatten(order: order)(x))
      let compiled = try CompiledModel(
        Model(inputs: input, outputs: x), weights: file, taps: ["l.3"])
      let found = try compiled.run(try #require(try file.tensor(named: "input")))
      #expect(relativeError(try #require(found["l.3"]), wanted) < 1e-5)
    }
  }

  @Test("A dense layer multiplies the last dimension, also of maps with their channels first")
  func denseOnMaps() throws {
    try pyTorch("dense-maps-torch", Dense(units: 6, name: "l"))
    try keras("dense-maps", Dense(units: 6, activation: .tanh, name: "l"))
  }

  @Test("Every activation function", arguments: ActivationFunction.allCases)
  func functions(_ function: ActivationFunction) throws {
    try keras("function-\(function.rawValue)", Activation(function, name: "l"))
  }

  @Test("Layers that are functions with numbers of their own")
  func functionLayers() throws {
    try keras("relu-all", ReLU(maxValue: 4, negativeSlope: 0.25, threshold: 1, name: "l"))
    try keras("relu-max", ReLU(maxValue: 4, negativeSlope: 0.25, name: "l"))
    try keras("leaky", LeakyReLU(negativeSlope: 0.3, name: "l"))
    try pyTorch("elu-alpha", ELU(alpha: 1.5, name: "l"))
    try pyTorch("hard-tanh", Clip(minimum: -2, maximum: 3, name: "l"))
  }

  @Test("PReLU with slopes for channels, rows and single numbers")
  func slopes() throws {
    try keras("prelu-channels", PReLU(slopes: .sharing(axes: [1, 2]), name: "l"))
    try keras("prelu-rows", PReLU(slopes: .sharing(axes: [2, 3]), name: "l"))
    for name in ["prelu-all", "prelu-row", "prelu-sequence"] { try keras(name, PReLU(name: "l")) }
    try pyTorch("prelu-torch", PReLU(slopes: .perChannel, name: "l"))
    try pyTorch("prelu-torch-one", PReLU(slopes: .one, name: "l"))
  }

  @Test("Batch normalisation of maps, sequences and vectors, along any dimension")
  func normalizations() throws {
    try keras("norm-last", BatchNormalization(name: "l"))
    try keras("norm-first", BatchNormalization(axis: 1, name: "l"))
    try keras("norm-middle", BatchNormalization(axis: 2, scale: false, name: "l"))
    try keras("norm-vector", BatchNormalization(center: false, name: "l"))
    try keras("norm-sequence", BatchNormalization(name: "l"))
    try pyTorch("norm-torch-sequence", BatchNormalization(epsilon: 1e-5, name: "l"))
    try pyTorch("norm-torch", BatchNormalization(epsilon: 1e-5, name: "l"))
    try pyTorch(
      "lrn",
      LocalResponseNormalization(
        size: 3, k: 1.5, alpha: 0.5, beta: 0.6, dividesAlpha: true, name: "l"))
  }

  @Test("Pools: padding counted or not, windows over the edge, holes")
  func pools() throws {
    func average(
      _ size: (Int, Int), _ strides: (Int, Int), _ padding: Padding, ceil: Bool = false,
      counts: Bool = true
    ) -> AveragePooling2D {
      AveragePooling2D(
        poolSize: size, strides: strides, padding: padding, ceilMode: ceil, countsPadding: counts,
        name: "l")
    }
    try keras("average-same", average((3, 3), (2, 2), .same, counts: false))
    try pyTorch("average-padding-ceil", average((3, 3), (2, 2), .symmetric(1), ceil: true))
    try pyTorch("average-padding", average((3, 2), (2, 1), .symmetric(1)))
    try pyTorch("average-padding-ceil-wide", average((4, 4), (3, 3), .symmetric(2), ceil: true))
    try pyTorch(
      "average-without-padding-ceil",
      average((3, 3), (2, 2), .symmetric(1), ceil: true, counts: false))
    try pyTorch("average-ceil", average((2, 2), (2, 2), .valid, ceil: true))
    try pyTorch(
      "max-dilated",
      MaxPooling2D(
        poolSize: (3, 3), strides: (1, 1), padding: .symmetric(1), ceilMode: true,
        dilationRate: (2, 2), name: "l"))
    try pyTorch(
      "max-ceil",
      MaxPooling2D(
        poolSize: (3, 3), strides: (2, 2), padding: .symmetric(1), ceilMode: true, name: "l"))
    try pyTorch("adaptive", AdaptiveAveragePooling2D(outputSize: (3, 2), name: "l"))
  }
}
