/// A tensor seen along some of its dimensions, which are neighbours in memory.
struct TensorAlong {
  let buffer: BufferIndex

  /// The declared dimensions in the order of memory. Those along which the tensor is seen are in
  /// their declared order, and so are the others.
  let dimensions: [Int]
  let span: AxisSpan
}

extension Plan {
  /// Sees a tensor along some of its dimensions; copies it where they are no neighbours.
  mutating func along(
    _ axes: [Int], of input: GeneralValue, layer: String
  ) throws(ForwardPassError) -> TensorAlong {
    let others = input.shape.sizes.indices.filter { !axes.contains($0) }
    func suits(_ dimensions: [Int]) -> Bool {
      guard let first = axes.first else { return true }
      guard let place = dimensions.firstIndex(of: first) else { return false }
      return dimensions[place...].starts(with: axes)
        && dimensions.filter({ !axes.contains($0) }) == others
    }
    func seen(_ buffer: BufferIndex, _ dimensions: [Int]) -> TensorAlong {
      let place = axes.first.flatMap { dimensions.firstIndex(of: $0) } ?? dimensions.count
      return TensorAlong(
        buffer: buffer, dimensions: dimensions,
        span: AxisSpan(
          dimensions.map { input.shape.sizes[$0] }, along: place..<place + axes.count))
    }
    let isDeclared = try liesAsDeclared(input.value, input.shape, layer: layer)
    for order in isDeclared ? [MapOrder.declared] : [.channelsLast, .declared] {
      let dimensions = order.dimensions(of: input.shape)
      guard suits(dimensions) else { continue }
      let source = try inOrder(order, input.value, input.shape, layer: layer)
      return seen(source.buffer, dimensions)
    }
    let permutation = others + axes
    let moved = GeneralTarget(
      name: layer, shape: DeclaredShape(permutation.map { input.shape.sizes[$0] }, batch: batch))
    return seen(try addTransposition(of: input, permutation, moved).buffer, permutation)
  }

  /// A buffer that lies as a tensor seen along some dimensions, as the value of a layer.
  mutating func planned(
    _ buffer: BufferIndex, like tensor: TensorAlong, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    for order in [MapOrder.declared, .channelsLast]
    where order.dimensions(of: target.shape) == tensor.dimensions {
      return try planned(buffer, as: target.shape, in: order, layer: target.name)
    }
    let shape = DeclaredShape(tensor.dimensions.map { target.shape.sizes[$0] }, batch: batch)
    let moved = GeneralValue(
      value: try planned(buffer, as: shape, layer: target.name), shape: shape)
    let back = tensor.dimensions.indices.map { tensor.dimensions.firstIndex(of: $0) ?? $0 }
    return try addTransposition(of: moved, back, target)
  }
}
