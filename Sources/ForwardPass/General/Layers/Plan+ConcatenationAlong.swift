import ModelDescription

extension Plan {
  /// Tensors one behind the other along any dimension.
  mutating func addConcatenation(
    of inputs: [GeneralValue], along axis: Int, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let axis = try target.shape.place(of: axis, layer: target.name)
    let joined = inputs.map { $0.shape.sizes.indices.contains(axis) ? $0.shape.sizes[axis] : 0 }
    for (input, size) in zip(inputs, joined) {
      var sizes = target.shape.sizes
      sizes[axis] = size
      guard input.shape.sizes == sizes else { throw .refused(target.name) }
    }
    guard joined.reduce(0, +) == target.shape.sizes[axis] else { throw .refused(target.name) }

    let order = try commonOrder(of: inputs, target)
    var sources: [BufferIndex] = []
    for input in inputs {
      let source = try inOrder(order, input.value, input.shape, layer: target.name)
      sources.append(source.buffer)
    }
    let dimensions = order.dimensions(of: target.shape)
    let place = dimensions.firstIndex(of: axis) ?? axis
    let span = AxisSpan(dimensions.map { target.shape.sizes[$0] }, along: place..<place + 1)
    let runs = joined.map { $0 * span.inner }
    let buffer = addLoop(
      over: sources, count: target.shape.sizes.product,
      derivative: .joining(runs: runs, count: span.outer)
    ) {
      sources, destination in
      var destination = destination
      for index in 0..<span.outer {
        for (source, run) in zip(sources, runs) {
          destination.update(from: source + index * run, count: run)
          destination += run
        }
      }
    }
    return try planned(buffer, as: target.shape, in: order, layer: target.name)
  }

  /// Channels last if none of the inputs lies as declared, else the declared order.
  private func commonOrder(
    of inputs: [GeneralValue], _ target: GeneralTarget
  ) throws(ForwardPassError) -> MapOrder {
    for input in inputs {
      guard input.shape.isChannelsFirst == target.shape.isChannelsFirst else { return .declared }
      if try liesAsDeclared(input.value, input.shape, layer: target.name) { return .declared }
    }
    return .channelsLast
  }
}
