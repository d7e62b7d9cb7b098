import ModelDescription

extension Plan {
  /// A result whose numbers are found in the source by offsets.
  ///
  /// - Parameter offsets: for a dimension of the result, what each index along it adds to the
  ///   place of the number.
  mutating func addCopy(
    of input: StridedValue, fill: Float = 0, _ target: GeneralTarget,
    offsets: (_ dimension: Int) throws(ForwardPassError) -> [Int]
  ) throws(ForwardPassError) -> PlannedValue {
    // Maps stay in the order in which they lie.
    let order: MapOrder = input.isRowMajor ? .declared : .channelsLast
    var tables: [[Int]] = []
    for dimension in order.dimensions(of: target.shape) {
      let table = try offsets(dimension)
      guard table.count == target.shape.sizes[dimension] else { throw .refused(target.name) }
      tables.append(table)
    }
    let copy = IndexedCopy(offsets: tables, fill: fill)
    let count = input.sizes.product
    let buffer = addLoop(
      over: [input.buffer], count: target.shape.sizes.product,
      derivative: .linear(transposed: { copy.runTransposed($0, $1, count: count) })
    ) {
      copy.run($0[0], $1)
    }
    return try planned(buffer, as: target.shape, in: order, layer: target.name)
  }

  /// The same numbers in their declared order under another shape.
  mutating func addReshape(
    of input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    guard input.shape.sizes.product == target.shape.sizes.product else {
      throw .refused(target.name)
    }
    let source = try inDeclaredOrder(input.value, input.shape, layer: target.name)
    return try planned(source.buffer, as: target.shape, layer: target.name)
  }

  /// - Parameter permutation: for each dimension of the result, the one of the input.
  mutating func addTransposition(
    of input: GeneralValue, _ permutation: [Int], _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let source = try strided(input.value, input.shape, layer: target.name)
    guard permutation.count == target.shape.sizes.count,
      permutation.sorted() == Array(source.sizes.indices)
    else { throw .refused(target.name) }
    return try addCopy(of: source, target) { dimension in
      IndexedCopy.steps(
        source.sizes[permutation[dimension]], stride: source.strides[permutation[dimension]])
    }
  }

  /// Repeats the numbers to the target's shape along dimensions of size 1.
  mutating func addExpansion(
    of input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let source = try strided(input.value, input.shape, layer: target.name)
    guard let strides = source.strides(repeatedTo: target.shape.sizes) else {
      throw .refused(target.name)
    }
    return try addCopy(of: source, target) { dimension in
      IndexedCopy.steps(target.shape.sizes[dimension], stride: strides[dimension])
    }
  }
}
