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
    let operation = try planProduct(
      sizes.batch, sizes.rows, inner, columns, transposesSecond: transposesSecond, layer: layer)
    let result = addBuffer(byteCount: try operation.destination().byteCount)
    addStep(
      .operation(operation),
      [(.source, factors[0].buffer), (.weights, factors[1].buffer), (.destination, result)])
    return StridedValue(sizes: batch + [rows, columns], buffer: result)
  }

  private func planProduct(
    _ batch: Int, _ rows: Int, _ inner: Int, _ columns: Int, transposesSecond: Bool, layer: String
  ) throws(ForwardPassError) -> Operation {
    func layout(_ sizes: [Int], _ strides: [Int]) throws(ForwardPassError) -> DataLayout {
      try require(DataLayout(sizes: sizes, strides: strides), layer: layer)
    }
    let first = try layout([batch, rows, inner], [rows * inner, inner, 1])
    let second = try layout(
      [batch, inner, columns],
      transposesSecond ? [inner * columns, 1, inner] : [inner * columns, columns, 1])
    let product = try layout([batch, rows, columns], [rows * columns, columns, 1])
    return try Operation(for: layer) {
      onednn_plan_matrix_product(first.pointer, second.pointer, product.pointer, $0)
    }
  }

  /// The tensor with its numbers repeated to larger sizes; itself where it has them already.
  private mutating func addExpansion(
    of value: StridedValue, to sizes: [Int], layer: String
  ) throws(ForwardPassError) -> StridedValue {
    guard value.sizes != sizes else { return value }
    guard let strides = value.strides(repeatedTo: sizes) else { throw .refused(layer) }
    let copy = IndexedCopy(
      offsets: zip(sizes, strides).map { IndexedCopy.steps($0, stride: $1) })
    let buffer = addLoop(over: [value.buffer], count: sizes.product) { copy.run($0[0], $1) }
    return StridedValue(sizes: sizes, buffer: buffer)
  }
}
