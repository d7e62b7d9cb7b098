import ModelDescription

extension Plan {
  mutating func add(
    _ layer: Resizing, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    guard input.shape.sizes.count == 4, target.shape.sizes.count == 4 else {
      throw .refused(target.name)
    }
    let isDeclared = try liesAsDeclared(input.value, input.shape, layer: target.name)
    let order: MapOrder = isDeclared ? .declared : .channelsLast
    let source = try inOrder(order, input.value, input.shape, layer: target.name)
    let dimensions = order.dimensions(of: input.shape)
    var sizes = dimensions.map { input.shape.sizes[$0] }
    var buffer = source.buffer
    let height = input.shape.isChannelsFirst ? 2 : 1
    for axis in [height, height + 1] {
      let result = target.shape.sizes[axis]
      let place = dimensions.firstIndex(of: axis) ?? axis
      let factor =
        layer.target.factor(isHeight: axis == height) ?? Double(result) / Double(sizes[place])
      let span = AxisSpan(sizes, along: place..<place + 1)
      let resampling = AxisResampling(
        from: sizes[place], to: result, factor: factor, layer.interpolation, layer.coordinates)
      sizes[place] = result
      buffer = addLoop(
        over: [buffer], count: sizes.product,
        derivative: .linear(transposed: { resampling.runTransposed(along: span, $0, $1) })
      ) {
        resampling.run(along: span, $0[0], $1)
      }
    }
    guard sizes == dimensions.map({ target.shape.sizes[$0] }) else { throw .refused(target.name) }
    return try planned(buffer, as: target.shape, in: order, layer: target.name)
  }

  /// The middle of maps.
  mutating func add(
    _ layer: CenterCrop, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let (from, to) = (input.shape.sizes, target.shape.sizes)
    guard from.count == 4, to.count == 4 else { throw .refused(target.name) }
    guard zip(from, to).allSatisfy({ $0 >= $1 }) else {
      throw .layerNotSupported(layer: target.name, className: "\(layer.className) that enlarges")
    }
    let source = try strided(input.value, input.shape, layer: target.name)
    return try addCopy(of: source, target) { dimension in
      let start = (from[dimension] - to[dimension]) / 2
      return (start..<start + to[dimension]).map { $0 * source.strides[dimension] }
    }
  }
}

extension Resizing.Target {
  /// The factor that the description states.
  fileprivate func factor(isHeight: Bool) -> Double? {
    if case .factors(let height, let width) = self { isHeight ? height : width } else { nil }
  }
}
