import COneDNN

extension GradientPlanner {
  /// The gradients of both matrices: that of the product times the second, and the first times it.
  mutating func add(
    _ sizes: MatrixSizes, of sources: [BufferIndex], _ gradient: BufferIndex, layer: String
  ) throws(ForwardPassError) {
    guard sources.count == 2 else { return }
    let (first, second) = (sources[0], sources[1])
    let (rows, inner, columns) = (sizes.rows, sizes.inner, sizes.columns)
    if isWanted(first) {
      let share = try plan.addProduct(
        of: gradient, and: second,
        MatrixSizes(
          batch: sizes.batch, rows: rows, inner: columns, columns: inner,
          transposesSecond: !sizes.transposesSecond),
        layer: layer)
      take(share, for: first)
    }
    guard isWanted(second) else { return }
    let share =
      sizes.transposesSecond
      ? try plan.addProduct(
        of: gradient, and: first,
        MatrixSizes(
          batch: sizes.batch, rows: columns, inner: rows, columns: inner, transposesFirst: true),
        layer: layer)
      : try plan.addProduct(
        of: first, and: gradient,
        MatrixSizes(
          batch: sizes.batch, rows: inner, inner: rows, columns: columns, transposesFirst: true),
        layer: layer)
    take(share, for: second)
  }
}
