import ModelDescription

extension Plan {
  /// scale · x + offset.
  mutating func add(
    _ layer: Rescaling, to input: GeneralValue, channelAxis: Int?, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let name = target.name
    let scaled = try addPerChannel(
      .multiply, layer.scale, "scale", along: channelAxis, to: input, layer: name)
    return try addPerChannel(
      .add, layer.offset, "offset", along: channelAxis, to: scaled, layer: name
    ).value
  }

  /// (x − mean) / √variance, with Keras's bound for variances near 0.
  mutating func add(
    _ layer: Normalization, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let axis: Int? =
      if let axis = layer.axis { try input.shape.place(of: axis, layer: target.name) } else { nil }
    let means: [Double]
    let variances: [Double]
    if let given = layer.given {
      (means, variances) = (given.mean, given.variance)
    } else {
      let weights = self.weights(of: target.name)
      let shape = axis.map { [input.shape.sizes[$0]] } ?? []
      func numbers(_ name: String) throws(ForwardPassError) -> [Double] {
        try weights.tensor(name, name, shape: shape).floats().map(Double.init)
      }
      (means, variances) = (try numbers("mean"), try numbers("variance"))
    }
    let centred = try addPerChannel(
      .subtract, means, "mean", along: axis, to: input, layer: target.name)
    return try addPerChannel(
      .divide, variances.map { max($0.squareRoot(), 1e-7) }, "deviation", along: axis, to: centred,
      layer: target.name
    ).value
  }

  /// Each channel times a learned factor.
  mutating func addLayerScale(
    to input: GeneralValue, channelAxis: Int?, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    try addLearned(
      .multiply, "gamma", "weight", along: channelAxis, to: input, layer: target.name
    ).value
  }

  /// Each channel times a learned factor, plus a learned summand.
  mutating func add(
    _ layer: Scale, to input: GeneralValue, channelAxis: Int?, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    var value = input
    if layer.scale {
      value = try addLearned(
        .multiply, "gamma", "weight", along: channelAxis, to: value, layer: target.name)
    }
    if layer.center {
      value = try addLearned(
        .add, "beta", "bias", along: channelAxis, to: value, layer: target.name)
    }
    return value.value
  }

  /// Computes with each number and a learned one of its channel, by Keras's name or PyTorch's.
  private mutating func addLearned(
    _ pairing: NumberPairing, _ keras: String, _ pyTorch: String, along axis: Int?,
    to input: GeneralValue, layer: String
  ) throws(ForwardPassError) -> GeneralValue {
    guard let axis else { throw .refused(layer) }
    let channels = input.shape.sizes[try input.shape.place(of: axis, layer: layer)]
    let stored = try weights(of: layer).tensor(keras, pyTorch, shape: [channels])
    let numbers = try addNumbers(
      stored, as: perChannel(channels, along: axis, of: input.shape), layer: layer)
    let value = try addPair(
      pairing, try strided(input.value, input.shape, layer: layer), numbers, to: input.shape,
      layer: layer)
    return GeneralValue(value: value, shape: input.shape)
  }

  /// Computes with each number and one that the description states, for all or for its channel.
  private mutating func addPerChannel(
    _ pairing: NumberPairing, _ numbers: [Double], _ name: String, along axis: Int?,
    to input: GeneralValue, layer: String
  ) throws(ForwardPassError) -> GeneralValue {
    if numbers.count == 1, let number = numbers.first {
      let value = try addScalar(
        pairing, Float(number), isFirst: false, to: input, layer: layer)
      return GeneralValue(value: value, shape: input.shape)
    }
    guard let axis, numbers.count == input.shape.sizes[axis] else { throw .refused(layer) }
    let constants = try addConstants(
      numbers, name, as: perChannel(numbers.count, along: axis, of: input.shape), layer: layer)
    let value = try addPair(
      pairing, try strided(input.value, input.shape, layer: layer), constants, to: input.shape,
      layer: layer)
    return GeneralValue(value: value, shape: input.shape)
  }

  /// The sizes under which one number for each index of a dimension meets a whole tensor.
  private func perChannel(_ count: Int, along axis: Int, of shape: DeclaredShape) -> [Int] {
    shape.sizes.indices.map { $0 == axis ? count : 1 }
  }
}
