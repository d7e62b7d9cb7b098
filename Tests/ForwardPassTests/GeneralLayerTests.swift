import ForwardPass
import ModelDescription
import Tensors
import Testing

/// Layers on tensors of any rank against NumPy, PyTorch, Keras and ONNX Runtime.
@Suite("General layers")
struct GeneralLayerTests {
  @Test(
    "Tensors are merged number by number, the smaller ones repeated",
    arguments: [
      GoldenCase("add-channels") { Add()($0) },
      GoldenCase("multiply-both-ways") { Multiply()($0) },
      GoldenCase("subtract-column") { Subtract()($0) },
      GoldenCase("divide-rows") { Divide()($0) },
      GoldenCase("power") { Power()($0) },
      GoldenCase("average") { Average()($0) },
      GoldenCase("maximum") { Maximum()($0) },
      GoldenCase("minimum") { Minimum()($0) },
      GoldenCase("excite", .channelsFirst) { Multiply()($0) },
      GoldenCase.one(
        "parameter-first", .channelsFirst
      ) {
        Subtract()([parameter([6, 1, 1]), $0])
      },
      GoldenCase.one("position") { Add()([$0, parameter([1, 5, 8])]) },
    ])
  func merging(_ golden: GoldenCase) throws { try golden.check() }

  @Test(
    "A given number meets each number from either side",
    arguments: [
      GoldenCase.one(
        "one-minus"
      ) {
        ScalarArithmetic(.subtract, scalar: 1, scalarComesFirst: true)($0)
      },
      GoldenCase.one("half") { ScalarArithmetic(.divide, scalar: 2)($0) },
      GoldenCase.one(
        "two-to-the"
      ) {
        ScalarArithmetic(.power, scalar: 2, scalarComesFirst: true)($0)
      },
      GoldenCase.one("mean-with-three") { ScalarArithmetic(.average, scalar: 3)($0) },
    ])
  func scalars(_ golden: GoldenCase) throws { try golden.check() }

  @Test("Functions of mathematics are PyTorch's", arguments: Pointwise.Function.allCases)
  func functions(_ function: Pointwise.Function) throws {
    let needsPositive: Set<Pointwise.Function> = [.squareRoot, .logarithm, .reciprocal]
    let file = try ReferenceFile.open("General/general")
    let input = needsPositive.contains(function) ? "positive" : "any"
    let found = try GoldenCase.run([try #require(try file.tensor(named: "pointwise.\(input)"))]) {
      Pointwise(function)($0[0])
    }
    let wanted = try #require(try file.tensor(named: "pointwise.\(function.rawValue)"))
    #expect(relativeError(found, wanted) < 1e-6)
  }

  @Test(
    "Shapes and orders change in the order that the model states",
    arguments: [
      GoldenCase.one("reshape") { Reshape(targetShape: [10, 6])($0) },
      GoldenCase.one("reshape-first", .channelsFirst) { Reshape(targetShape: [6, -1])($0) },
      GoldenCase.one(
        "reshape-maps", .channelsFirst
      ) {
        Reshape(.whole([nil, 4, 9, 2]), dataFormat: .channelsFirst)($0)
      },
      GoldenCase.one(
        "merge-batch", fixesBatch: true
      ) {
        let windows = Reshape(.whole([4, 2, 6]))($0)
        let turned = Slice([.init(axis: 1, from: nil, to: nil, step: -1)])(windows)
        return Reshape(.whole([1, 8, 6]))(turned)
      },
      GoldenCase.one("permute") { Permute(dims: [2, 3, 1])($0) },
      // The channels are known to come first now, and are handed out last.
      GoldenCase.one("permute-to-first") { Permute(dims: [3, 1, 2])($0) },
      GoldenCase.one("to-last", .channelsFirst) { Transpose(permutation: [0, 2, 3, 1])($0) },
      GoldenCase.one(
        "transpose-maps", .channelsFirst
      ) {
        Transpose(permutation: [0, 2, 1, 3])($0)
      },
      GoldenCase.one("transpose-rank-5") { Transpose(permutation: [0, 4, 2, 1, 3])($0) },
      GoldenCase.one(
        "swap-batch", fixesBatch: true
      ) {
        let swapped = Transpose(permutation: [1, 0, 2])($0)
        return Transpose(permutation: [1, 0, 2])(Pointwise(.exponential)(swapped))
      },
    ])
  func orders(_ golden: GoldenCase) throws { try golden.check() }

  @Test(
    "Parts are taken",
    arguments: [
      GoldenCase.one(
        "slice-steps"
      ) {
        Slice([
          .init(axis: 1, from: 1, to: 6, step: 2), .init(axis: 2, from: nil, to: nil, step: -1),
          .init(axis: -1, from: -3, to: -1),
        ])($0)
      },
      GoldenCase.one("slice-one") { Slice([.init(axis: 1, at: -1), .init(axis: 3, at: 2)])($0) },
      GoldenCase.one(
        "split-first", .channelsFirst
      ) { Slice([.init(axis: 1, from: 2, to: 5)])($0) },
      GoldenCase.one(
        "slice-rows-first", .channelsFirst
      ) {
        Slice([.init(axis: 2, from: nil, to: nil, step: -2)])($0)
      },
      GoldenCase.one("slice-vanish-first", .channelsFirst) { Slice([.init(axis: 2, at: 1)])($0) },
      GoldenCase.one("gather-last") { Gather(places: [0, -1, 0], axis: -1)($0) },
      GoldenCase.one(
        "gather-first", .channelsFirst
      ) { Gather(places: [5, 0, 2, 2], axis: 1)($0) },
      GoldenCase.one("center-crop") { CenterCrop(height: 2, width: 3)($0) },
    ])
  func parts(_ golden: GoldenCase) throws { try golden.check() }

  @Test(
    "Tensors are joined and repeated along any dimension",
    arguments: [
      GoldenCase("join-rows") { Concatenate(axis: 1)($0) },
      GoldenCase("join-first", .channelsFirst) { Concatenate()($0) },
      GoldenCase("join-heights", .channelsFirst) { Concatenate(axis: 2)($0) },
      GoldenCase.one(
        "class-token", fixesBatch: true
      ) {
        Concatenate(axis: 1)([parameter([1, 1, 6]), $0])
      },
      GoldenCase.one("tile") { Tile(repeats: [1, 2, 3])($0) },
      GoldenCase.one("tile-first", .channelsFirst) { Tile(repeats: [1, 3, 1, 2])($0) },
      GoldenCase.one("repeat") { RepeatVector(count: 3)($0) },
      GoldenCase.one("expand") { Expand(target: [nil, 3, 4])($0) },
      GoldenCase.one("expand-first", .channelsFirst) { Expand(target: [1, 1, 3, 4])($0) },
    ])
  func repetitions(_ golden: GoldenCase) throws { try golden.check() }

  @Test(
    "Margins are filled in four ways",
    arguments: [
      GoldenCase.one("pad-constant") { Pad(margins: margins, filling: .constant(1.5))($0) },
      GoldenCase.one("pad-edge") { Pad(margins: margins, filling: .edge)($0) },
      GoldenCase.one("pad-wrap") { Pad(margins: margins, filling: .wrap)($0) },
      GoldenCase.one("pad-reflection") { Pad(margins: margins, filling: .reflection)($0) },
      GoldenCase.one(
        "pad-first-reflection", .channelsFirst
      ) {
        Pad(margins: mapMargins((3, 0), (1, 2)), filling: .reflection)($0)
      },
      GoldenCase.one(
        "pad-first-edge", .channelsFirst
      ) {
        Pad(margins: mapMargins((3, 0), (1, 2)), filling: .edge)($0)
      },
      GoldenCase.one(
        "pad-first-cut", .channelsFirst
      ) {
        Pad(margins: mapMargins((-1, 1), (1, -2)))($0)
      },
      GoldenCase.one(
        "pad-first-channels", .channelsFirst
      ) {
        Pad(margins: [(0, 0), (1, 2), (0, 0), (0, 0)].map { .init(before: $0, after: $1) })($0)
      },
    ])
  func padding(_ golden: GoldenCase) throws { try golden.check() }

  @Test("Many numbers become one", arguments: Reduce.Operation.allCases)
  func reductions(_ operation: Reduce.Operation) throws {
    let file = try ReferenceFile.open("General/general")
    let input = try #require(try file.tensor(named: "reduce.in0"))
    for (name, axes, keepDims) in [
      ("places", [1, 2], false), ("last", [-1], true), ("apart", [3, 1], false),
    ] {
      let found = try GoldenCase.run([input]) {
        Reduce(operation, axes: axes, keepDims: keepDims)($0[0])
      }
      let wanted = try #require(
        try file.tensor(named: "reduce.\(operation.rawValue).\(name)"))
      #expect(relativeError(found, wanted) < 1e-6, "\(name)")
    }
  }

  @Test(
    "Maps with the channels first are reduced along what the model states",
    arguments: [
      GoldenCase.one(
        "reduce-maps-first", .channelsFirst
      ) {
        Reduce(.mean, axes: [2, 3], keepDims: true)($0)
      },
      GoldenCase.one("reduce-rows-first", .channelsFirst) { Reduce(.maximum, axes: [2])($0) },
      GoldenCase.one("reduce-channels-first", .channelsFirst) { Reduce(.sum, axes: [1])($0) },
      GoldenCase.one(
        "reduce-all", .channelsFirst
      ) {
        Reduce(.mean, axes: [1, 2, 3], keepDims: true)($0)
      },
    ])
  func mapReductions(_ golden: GoldenCase) throws { try golden.check() }

  @Test(
    "Matrices are multiplied, those before them broadcast",
    arguments: [
      GoldenCase("product", .channelsFirst) { MatrixProduct()($0.map(asMatrices)) },
      GoldenCase("product-transposed") {
        MatrixProduct(transposesSecond: true, factor: 0.25)($0)
      },
      GoldenCase.one("product-one-matrix") { MatrixProduct()([$0, parameter([5, 6])]) },
      GoldenCase.one("product-broadcast") { MatrixProduct()([$0, parameter([3, 5, 6])]) },
      GoldenCase("product-second-repeats") { MatrixProduct()($0) },
    ])
  func products(_ golden: GoldenCase) throws { try golden.check() }

  @Test(
    "Softmax goes along any dimension",
    arguments: [1, 2, 3].flatMap { axis in
      [
        GoldenCase.one("softmax-\(axis)") { Softmax(axis: axis)($0) },
        GoldenCase.one("softmax-first-\(axis)", .channelsFirst) { Softmax(axis: axis - 4)($0) },
      ]
    })
  func softmax(_ golden: GoldenCase) throws { try golden.check() }

  @Test(
    "Numbers are normalised over dimensions or groups of channels",
    arguments: [
      GoldenCase.one("layer-norm") { LayerNormalization(epsilon: 1e-5, name: "layer")($0) },
      GoldenCase.one("layer-norm-2") { LayerNormalization(axes: [1, 2], name: "layer")($0) },
      GoldenCase.one("layer-norm-front") { LayerNormalization(axes: [1], name: "layer")($0) },
      GoldenCase.one(
        "layer-norm-apart"
      ) { LayerNormalization(axes: [-1, 1], name: "layer")($0) },
      GoldenCase.one(
        "layer-norm-maps", .channelsFirst
      ) {
        LayerNormalization(axes: [1, 2, 3], epsilon: 1e-5, name: "layer")($0)
      },
      GoldenCase.one("rms") { RMSNormalization(name: "layer")($0) },
      GoldenCase.one("unit") { UnitNormalization(axes: [1])($0) },
      GoldenCase.one("unit-last") { UnitNormalization()($0) },
      GoldenCase.one(
        "group-norm", .channelsFirst
      ) {
        GroupNormalization(groups: 3, epsilon: 1e-5, name: "layer")($0)
      },
      GoldenCase.one(
        "instance-norm", .channelsFirst
      ) {
        GroupNormalization(groups: -1, epsilon: 1e-5, name: "layer")($0)
      },
      GoldenCase.one("group-norm-last") { GroupNormalization(groups: 2, name: "layer")($0) },
    ])
  func normalizations(_ golden: GoldenCase) throws { try golden.check() }

  @Test(
    "Pictures are prepared and words looked up",
    arguments: [
      GoldenCase.one("embedding") { Embedding(inputCount: 7, outputSize: 3, name: "layer")($0) },
      GoldenCase.one("rescaling") { Rescaling(scale: [1 / 127.5], offset: [-1])($0) },
      GoldenCase.one(
        "rescaling-channels"
      ) {
        Rescaling(scale: [0.1, 0.2, 0.3], offset: [1, -1, 0])($0)
      },
      GoldenCase.one(
        "normalization"
      ) {
        Normalization(given: .init(mean: [100, 120, 90], variance: [2500, 4000, 0.04]))($0)
      },
      GoldenCase.one("normalization-stored") { Normalization(name: "layer")($0) },
      GoldenCase.one("layer-scale") { LayerScale(name: "layer")($0) },
      GoldenCase.one(
        "resizing-keras"
      ) {
        Resizing(.size(Extent(height: 7, width: 9)))($0)
      },
      GoldenCase.one(
        "resizing-keras-nearest"
      ) {
        Resizing(.size(Extent(height: 7, width: 2)), interpolation: .nearest)($0)
      },
    ])
  func preparation(_ golden: GoldenCase) throws { try golden.check() }

  @Test(
    "Maps are resized as ONNX Runtime does it",
    arguments: Resizing.Interpolation.allCases, Resizing.Coordinates.allCases)
  func resizing(
    _ interpolation: Resizing.Interpolation, _ coordinates: Resizing.Coordinates
  ) throws {
    let file = try ReferenceFile.open("General/general")
    let input = try #require(try file.tensor(named: "resize.in0"))
    let mode =
      switch interpolation {
      case .nearest: "nearest"
      case .bilinear: "linear"
      case .bicubic: "cubic"
      }
    for (ending, height, width) in [("", 8, 7), (".small", 3, 1)] {
      let name = "resize.\(mode).\(coordinates.rawValue)\(ending)"
      // ONNX lets nearest numbers be rounded in many ways; only the frameworks' are tested.
      guard let wanted = try file.tensor(named: name) else { continue }
      for format in [DataFormat.channelsFirst, .channelsLast] {
        let found = try GoldenCase.run([input], format) {
          Resizing(
            .size(Extent(height: height, width: width)), interpolation: interpolation,
            coordinates: coordinates)($0[0])
        }
        #expect(relativeError(found, wanted) < 1e-5, "\(name)")
      }
    }
  }

  @Test("Given factors are not the quotients of the sizes")
  func resizingByFactors() throws {
    let file = try ReferenceFile.open("General/general")
    let input = try #require(try file.tensor(named: "resize.in0"))
    let found = try GoldenCase.run([input], .channelsFirst) {
      Resizing(.factors(height: 1.7, width: 2.3))($0[0])
    }
    let wanted = try #require(try file.tensor(named: "resize.factors"))
    #expect(relativeError(found, wanted) < 1e-5)
  }

  @Test(
    "Attention is Keras's, to itself and to others",
    arguments: [
      GoldenCase.one(
        "attention"
      ) {
        MultiHeadAttention(headCount: 2, keySize: 3, name: "layer")([$0, $0])
      },
      GoldenCase("attention-cross") {
        MultiHeadAttention(
          headCount: 3, keySize: 2, valueSize: 5, useBias: false, outputSize: 9, name: "layer")($0)
      },
    ])
  func attention(_ golden: GoldenCase) throws { try golden.check() }
}

private func parameter(_ sizes: [Int]) -> SymbolicTensor {
  ParameterTensor(shape: Shape(sizes), name: "layer")([])
}

private let margins: [Pad.Margin] = [(0, 0), (2, 1), (0, 3), (0, 0)]
  .map { .init(before: $0, after: $1) }

/// Margins of height and width where the channels come first.
private func mapMargins(_ rows: (Int, Int), _ columns: (Int, Int)) -> [Pad.Margin] {
  [(0, 0), (0, 0), rows, columns].map { .init(before: $0, after: $1) }
}

/// The tensor as it is: a layer before that changes nothing.
private func asMatrices(_ tensor: SymbolicTensor) -> SymbolicTensor {
  PassThrough(className: "Identity")(tensor)
}
