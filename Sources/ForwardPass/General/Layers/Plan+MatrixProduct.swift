import COneDNN
import ModelDescription

extension Plan {
  mutating func add(
    _ layer: MatrixProduct, to inputs: [GeneralValue], _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    guard inputs.count == 2 else { throw .refused(target.name) }
    let product = try addProduct(
      of: try inDeclaredOrder(inputs[0].value, inputs[0].shape, layer: target.name),
      and: try inDeclaredOrder(inputs[1].value, inputs[1].shape, layer: target.name),
      transposesSecond: layer.transposesSecond, layer: target.name)
    guard product.sizes == target.shape.sizes else { throw .refused(target.name) }
    let value = try planned(product.buffer, as: target.shape, layer: target.name)
    guard layer.factor != 1 else { return value }
    return try addScalar(
      .multiply, Float(layer.factor), isFirst: false,
      to: GeneralValue(value: value, shape: target.shape), layer: target.name)
  }

  /// The product of matrices, which lie in the last two dimensions; those before are broadcast.
  ///
  /// - Parameter transposesSecond: whether the second matrix stands with columns and rows changed.
  mutating func addProduct(
    of first: StridedValue, and second: StridedValue, transposesSecond: Bool = false, layer: String
  ) throws(ForwardPassError) -> StridedValue {
    guard first.sizes.count >= 2, second.sizes.count >= 2 else { throw .refused(layer) }
    let (rows, inner) = (first.sizes[first.sizes.count - 2], first.sizes[first.sizes.count - 1])
    let matrix = Array(second.sizes.suffix(2))
    let columns = matrix[transposesSecond ? 0 : 1]
    guard matrix[transposesSecond ? 1 : 0] == inner else { throw .refused(layer) }
    let batch = Array(first.sizes.dropLast(2)).broadcast(with: second.sizes.dropLast(2))

    let sizes: (batch: Int, rows: Int)
    let factors: [StridedValue]
    if second.sizes.dropLast(2).product == 1 {
      // One matrix for all: theirs are rows of a single large one.
      sizes = (1, first.sizes.dropLast().product)
      factors = [first, second]
    } else {
      sizes = (batch.product, rows)
      factors = [
        try addExpansion(of: first, to: batch + [rows, inner], layer: layer),
        try addExpansion(of: second, to: batch + matrix, layer: layer),
      ]
    }
    let result = try addProduct(
      of: factors[0].buffer, and: factors[1].buffer,
      MatrixSizes(
        batch: sizes.batch, rows: sizes.rows, inner: inner, columns: columns,
        transposesSecond: transposesSecond),
      layer: layer)
    return StridedValue(sizes: batch + [rows, columns], buffer: result)
  }

  /// The products of as many pairs of matrices as there are in a batch; gives their buffer.
  mutating func addProduct(
    of first: BufferIndex, and second: BufferIndex, _ sizes: MatrixSizes, layer: String
  ) throws(ForwardPassError) -> BufferIndex {
    func layout(
      _ rows: Int, _ columns: Int, isTransposed: Bool = false
    ) throws(ForwardPassError) -> DataLayout {
      let strides = [rows * columns] + (isTransposed ? [1, rows] : [columns, 1])
      return try require(
        DataLayout(sizes: [sizes.batch, rows, columns], strides: strides), layer: layer)
    }
    let layouts = (
      try layout(sizes.rows, sizes.inner, isTransposed: sizes.transposesFirst),
      try layout(sizes.inner, sizes.columns, isTransposed: sizes.transposesSecond),
      try layout(sizes.rows, sizes.columns)
    )
    let operation = try Operation(for: layer) {
      onednn_plan_matrix_product(
        layouts.0.pointer, layouts.1.pointer, layouts.2.pointer, $0)
    }
    let result = addBuffer(byteCount: layouts.2.byteCount)
    addStep(
      .operation(operation), [(.source, first), (.weights, second), (.destination, result)],
      derivative: .matrices(sizes))
    return result
  }

  /// The tensor with its numbers repeated to larger sizes; itself where it has them already.
  private mutating func addExpansion(
    of value: StridedValue, to sizes: [Int], layer: String
  ) throws(ForwardPassError) -> StridedValue {
    guard value.sizes != sizes else { return value }
    guard let strides = value.strides(repeatedTo: sizes) else { throw .refused(layer) }
    let copy = IndexedCopy(
      offsets: zip(sizes, strides).map { IndexedCopy.steps($0, stride: $1) })
    let count = value.sizes.product
    let buffer = addLoop(
      over: [value.buffer], count: sizes.product,
      derivative: .linear(transposed: { copy.runTransposed($0, $1, count: count) })
    ) { copy.run($0[0], $1) }
    return StridedValue(sizes: sizes, buffer: buffer)
  }
}

/// What is multiplied: `rows` × `inner` by `inner` × `columns`, each matrix row after row, or
/// column after column where it is transposed.
struct MatrixSizes: Sendable {
  let batch: Int
  let rows: Int
  let inner: Int
  let columns: Int
  var transposesFirst = false
  var transposesSecond = false
}
