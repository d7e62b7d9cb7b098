import ModelDescription

extension Plan {
  /// Softmax of queries · keysᵀ / √keySize, times values, for each head; with Keras's weights.
  mutating func add(
    _ layer: MultiHeadAttention, to inputs: [GeneralValue], _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    guard let query = inputs.first, inputs.allSatisfy({ $0.shape.sizes.count == 3 }),
      target.shape.sizes.count == 3
    else { throw .refused(target.name) }
    let value = inputs.count > 1 ? inputs[1] : query
    let key = inputs.count > 2 ? inputs[2] : value
    let heads = layer.headCount
    let queries = try addHeads("query", of: query, heads, layer.keySize, layer, target)
    let keys = try addHeads("key", of: key, heads, layer.keySize, layer, target)
    let values = try addHeads("value", of: value, heads, layer.valueSize, layer, target)

    let scores = try addProduct(
      of: queries, and: keys, transposesSecond: true, layer: target.name)
    let shape = DeclaredShape(scores.sizes, batch: batch)
    let scaled = try addScalar(
      .multiply, 1 / Float(layer.keySize).squareRoot(), isFirst: false,
      to: try general(scores, layer: target.name), layer: target.name)
    let weights = try addSoftmax(
      along: -1, to: GeneralValue(value: scaled, shape: shape),
      GeneralTarget(name: target.name, shape: shape))
    let gathered = try addProduct(
      of: StridedValue(sizes: scores.sizes, buffer: weights.buffer), and: values,
      layer: target.name)
    let rows = try addTransposition(of: gathered, layer: target.name)
    let joined = StridedValue(
      sizes: rows.sizes.prefix(2) + [heads * layer.valueSize], buffer: rows.buffer)
    let size = target.shape.sizes[2]
    let output = try addProjection(
      "attention_output", of: joined, [heads, layer.valueSize, size], bias: [size],
      useBias: layer.useBias, layer: target.name)
    guard output.sizes == target.shape.sizes else { throw .refused(target.name) }
    return try planned(output.buffer, as: target.shape, layer: target.name)
  }

  /// A projection of each place for each head: batch × heads × places × size.
  private mutating func addHeads(
    _ name: String, of input: GeneralValue, _ heads: Int, _ size: Int,
    _ layer: MultiHeadAttention, _ target: GeneralTarget
  ) throws(ForwardPassError) -> StridedValue {
    let places = try inDeclaredOrder(input.value, input.shape, layer: target.name)
    let projection = try addProjection(
      name, of: places, [places.sizes[2], heads, size], bias: [heads, size],
      useBias: layer.useBias, layer: target.name)
    return try addTransposition(
      of: StridedValue(
        sizes: projection.sizes.prefix(2) + [heads, size], buffer: projection.buffer),
      layer: target.name)
  }

  /// A dense layer on the numbers of each place, under a name of its own within the layer.
  ///
  /// - Parameter kernel: the shape in the file; the first or the last dimension belongs to the
  ///   input, as many numbers as it has.
  private mutating func addProjection(
    _ name: String, of input: StridedValue, _ kernel: [Int], bias: [Int], useBias: Bool,
    layer: String
  ) throws(ForwardPassError) -> StridedValue {
    let weights = self.weights(of: layer)
    let inner = input.sizes[input.sizes.count - 1]
    let columns = bias.product
    guard kernel.product == inner * columns else { throw .refused(layer) }
    let matrix = try addNumbers(
      try weights.tensor("\(name)/kernel", "\(name).weight", shape: kernel),
      as: [inner, columns], layer: layer)
    let product = try addProduct(of: input, and: matrix, layer: layer)
    guard useBias else { return product }
    let summands = try addNumbers(
      try weights.tensor("\(name)/bias", "\(name).bias", shape: bias), as: [columns], layer: layer)
    let sum = try addPair(
      .add, product, summands, to: DeclaredShape(product.sizes, batch: batch), layer: layer)
    return StridedValue(sizes: product.sizes, buffer: sum.buffer)
  }

  /// The second and third of four dimensions change places.
  private mutating func addTransposition(
    of value: StridedValue, layer: String
  ) throws(ForwardPassError) -> StridedValue {
    let permutation = [0, 2, 1, 3]
    let sizes = permutation.map { value.sizes[$0] }
    let moved = try addTransposition(
      of: try general(value, layer: layer), permutation,
      GeneralTarget(name: layer, shape: DeclaredShape(sizes, batch: batch)))
    return StridedValue(sizes: sizes, buffer: moved.buffer)
  }

  /// A tensor of this layer's own as a value.
  private func general(
    _ value: StridedValue, layer: String
  ) throws(ForwardPassError) -> GeneralValue {
    let shape = DeclaredShape(value.sizes, batch: batch)
    return GeneralValue(value: try planned(value.buffer, as: shape, layer: layer), shape: shape)
  }
}
