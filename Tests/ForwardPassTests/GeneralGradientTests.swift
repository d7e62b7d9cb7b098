import ModelDescription
import Testing

/// Gradients through layers that work on tensors of any rank, against PyTorch's autograd.
@Suite("Gradients of general layers")
struct GeneralGradientTests {
  @Test(
    "Functions of each number",
    arguments: [
      .squareRoot, .exponential, .logarithm, .errorFunction, .absolute, .negative, .reciprocal,
      .square, .sine, .cosine,
    ] as [Pointwise.Function])
  func functions(_ function: Pointwise.Function) throws {
    try checkGradient("pointwise-\(function.rawValue)") { Pointwise(function)($0) }
  }

  /// Each with the input and the average of each channel, which repeats.
  @Test("Pairs of tensors, one of which repeats")
  func pairs() throws {
    func mean(_ x: SymbolicTensor) -> SymbolicTensor {
      GlobalAveragePooling2D(keepDims: true)(x)
    }
    try checkGradient("subtract") { Subtract()([mean($0), $0]) }
    try checkGradient("multiply") { Multiply()([mean($0), $0]) }
    try checkGradient("divide") { Divide()([$0, mean($0)]) }
    try checkGradient("power") { Power()([mean($0), $0]) }
    try checkGradient("maximum") { Maximum()([$0, mean($0)]) }
    try checkGradient("minimum") { Minimum()([$0, mean($0)]) }
    try checkGradient("scalar") {
      ScalarArithmetic(.divide, scalar: 3, scalarComesFirst: true)($0)
    }
  }

  @Test("Normalisation along dimensions and in groups")
  func normalizations() throws {
    try checkGradient("layer-norm") { LayerNormalization(name: "l")($0) }
    try checkGradient("layer-norm-rows") {
      LayerNormalization(axes: [2, 3], name: "l")($0)
    }
    try checkGradient("rms-norm") { RMSNormalization(name: "l")($0) }
    try checkGradient("unit-norm") { UnitNormalization(name: "l")($0) }
    try checkGradient("group-norm") { GroupNormalization(groups: 2, name: "l")($0) }
  }

  @Test("Products of matrices, attention")
  func matrices() throws {
    try checkGradient("matrices") {
      MatrixProduct()([MatrixProduct(transposesSecond: true)([$0, Pointwise(.sine)($0)]), $0])
    }
    try checkGradient("matrices-one") {
      MatrixProduct(transposesSecond: true)([GlobalAveragePooling2D(keepDims: true)($0), $0])
    }
    let einsum = try #require(Einsum(equation: "bhwc,bhvc->bwhv"))
    try checkGradient("einsum") { einsum([$0, Pointwise(.sine)($0)]) }
    try checkGradient("attention") {
      MultiHeadAttention(headCount: 2, keySize: 3, name: "l")([$0, $0])
    }
  }

  @Test("Cutting, joining, resizing, reducing")
  func others() throws {
    try checkGradient("slice") {
      Slice([.init(axis: 1, from: 1, to: 3), .init(axis: 2, from: nil, to: nil, step: -2)])($0)
    }
    try checkGradient("blocks") { DepthToSpace(blockSize: 2)($0) }
    try checkGradient("join-rows") { Concatenate(axis: 1)([$0, Pointwise(.sine)($0)]) }
    try checkGradient("resize") { Resizing(.size(Extent(height: 7, width: 3)))($0) }
    try checkGradient("reduce-mean") { Reduce(.mean, axes: [2])($0) }
    try checkGradient("reduce-sum") { Reduce(.sum, axes: [3])($0) }
    try checkGradient("softmax-rows") { Softmax(axis: 1)($0) }
  }
}
