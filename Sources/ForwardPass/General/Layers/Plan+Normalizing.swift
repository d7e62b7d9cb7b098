import ModelDescription

extension Plan {
  mutating func add(
    _ layer: LayerNormalization, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    try addNormalization(
      .standard(epsilon: layer.epsilon), along: layer.axes, scale: layer.scale,
      shift: layer.center, to: input, target)
  }

  mutating func add(
    _ layer: RMSNormalization, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    try addNormalization(
      .rootMeanSquare(epsilon: layer.epsilon), along: layer.axes, scale: layer.scale, shift: false,
      to: input, target)
  }

  mutating func add(
    _ layer: UnitNormalization, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    try addNormalization(
      .unit, along: layer.axes, scale: false, shift: false, to: input, target)
  }

  private mutating func addNormalization(
    _ kind: SpanNormalization.Kind, along axes: [Int], scale: Bool, shift: Bool,
    to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let axes = try input.shape.places(of: axes, layer: target.name)
    let weights = try addScaleAndShift(
      scale, shift, shape: axes.map { input.shape.sizes[$0] }, layer: target.name)
    let tensor = try along(axes, of: input, layer: target.name)
    let normalization = SpanNormalization(kind: kind, span: tensor.span)
    let buffer = addLoop(
      over: [tensor.buffer] + weights.buffers, count: input.shape.sizes.product,
      derivative: .whole { sources, gradient, destination in
        normalization.runBackward(
          sources[0], gradient, destination, scale: weights.scale.map { sources[$0] })
      }
    ) { sources, destination in
      normalization.run(
        sources[0], destination, scale: weights.scale.map { sources[$0] },
        shift: weights.shift.map { sources[$0] })
    }
    return try planned(buffer, like: tensor, target)
  }

  mutating func add(
    _ layer: GroupNormalization, to input: GeneralValue, channelAxis: Int?,
    _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    guard let axis = layer.axis ?? channelAxis else { throw .refused(target.name) }
    let place = try input.shape.place(of: axis, layer: target.name)
    let channels = input.shape.sizes[place]
    let groups = layer.groups == -1 ? channels : layer.groups
    guard place > 0, groups > 0, channels % groups == 0 else { throw .refused(target.name) }
    let weights = try addScaleAndShift(
      layer.scale, layer.center, shape: [channels], layer: target.name)

    let isDeclared = try liesAsDeclared(input.value, input.shape, layer: target.name)
    let order: MapOrder = isDeclared ? .declared : .channelsLast
    let source = try inOrder(order, input.value, input.shape, layer: target.name)
    let dimensions = order.dimensions(of: input.shape)
    let sizes = dimensions.map { input.shape.sizes[$0] }
    let channelPlace = dimensions.firstIndex(of: place) ?? place
    let normalization = GroupNormalizing(
      batch: sizes[0], groups: groups, channels: channels,
      outer: sizes[1..<channelPlace].product, inner: sizes[(channelPlace + 1)...].product,
      epsilon: layer.epsilon)
    let buffer = addLoop(
      over: [source.buffer] + weights.buffers, count: sizes.product,
      derivative: .whole { sources, gradient, destination in
        normalization.runBackward(
          sources[0], gradient, destination, scale: weights.scale.map { sources[$0] })
      }
    ) { sources, destination in
      normalization.run(
        sources[0], destination, scale: weights.scale.map { sources[$0] },
        shift: weights.shift.map { sources[$0] })
    }
    return try planned(buffer, as: target.shape, in: order, layer: target.name)
  }

  /// Factors and summands of a normalisation: their buffers, and which source of a loop each is
  /// that reads them after its input.
  private mutating func addScaleAndShift(
    _ hasScale: Bool, _ hasShift: Bool, shape: [Int], layer: String
  ) throws(ForwardPassError) -> (buffers: [BufferIndex], scale: Int?, shift: Int?) {
    let weights = self.weights(of: layer)
    var buffers: [BufferIndex] = []
    if hasScale {
      let scale = try weights.tensor("gamma", "weight", shape: shape)
      buffers.append(try addNumbers(scale, layer: layer).buffer)
    }
    if hasShift {
      let shift = try weights.tensor("beta", "bias", shape: shape)
      buffers.append(try addNumbers(shift, layer: layer).buffer)
    }
    return (buffers, hasScale ? 1 : nil, hasShift ? buffers.count : nil)
  }
}
