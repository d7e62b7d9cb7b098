import ModelDescription

extension Plan {
  /// A product of matrices: dimensions that both tensors and the result have count the matrices,
  /// those of one tensor and the result are rows or columns, and sums go along the rest.
  mutating func add(
    _ layer: Einsum, to inputs: [GeneralValue], _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    guard inputs.count == 2 else { throw .refused(target.name) }
    let shared = layer.first.filter { layer.second.contains($0) && layer.result.contains($0) }
    let rows = layer.first.filter { !layer.second.contains($0) }
    let columns = layer.second.filter { !layer.first.contains($0) }
    let product = try addProduct(
      of: try addMatrices(
        of: inputs[0], layer.first, as: [shared, rows, layer.summed], layer: target.name),
      and: try addMatrices(
        of: inputs[1], layer.second, as: [shared, layer.summed, columns], layer: target.name),
      layer: target.name)
    let sizes = Dictionary(
      zip(layer.first + layer.second, inputs.flatMap(\.shape.sizes))
    ) { first, _ in first }
    let letters = shared + rows + columns
    let shape = DeclaredShape(letters.compactMap { sizes[$0] }, batch: batch)
    guard shape.sizes.product == product.sizes.product else { throw .refused(target.name) }
    let value = try planned(product.buffer, as: shape, layer: target.name)
    return try addTransposition(
      of: GeneralValue(value: value, shape: shape),
      layer.result.compactMap { letters.firstIndex(of: $0) }, target)
  }

  /// A tensor with its dimensions in another order, and neighbours taken as one.
  ///
  /// - Parameters:
  ///   - letters: the tensor's dimensions.
  ///   - groups: the dimensions that become one, for each one of the result.
  private mutating func addMatrices(
    of input: GeneralValue, _ letters: [Character], as groups: [[Character]], layer: String
  ) throws(ForwardPassError) -> StridedValue {
    guard letters.count == input.shape.sizes.count else { throw .refused(layer) }
    let places = groups.map { $0.compactMap { letters.firstIndex(of: $0) } }
    let order = Array(places.joined())
    let sizes = input.shape.sizes
    let moved = GeneralTarget(
      name: layer, shape: DeclaredShape(order.map { sizes[$0] }, batch: batch))
    let value = try addTransposition(of: input, order, moved)
    return StridedValue(
      sizes: places.map { $0.map { sizes[$0] }.product }, buffer: value.buffer)
  }
}
