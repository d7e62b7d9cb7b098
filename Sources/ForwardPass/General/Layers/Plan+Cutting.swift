import ModelDescription

extension Plan {
  mutating func add(
    _ layer: Slice, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    // Dimensions that vanish are taken last, out of a result that still has them.
    var places = input.shape.sizes.map { Array(0..<$0) }
    for cut in layer.cuts {
      let axis = try input.shape.place(of: cut.axis, layer: target.name)
      let size = input.shape.sizes[axis]
      switch cut.range {
      case .one(let place):
        places[axis] = [place < 0 ? place + size : place]
      case .places(let start, let end, let step):
        guard let taken = Slice.places(of: size, from: start, to: end, step: step) else {
          throw .refused(target.name)
        }
        places[axis] = (0..<taken.count).map { taken.first + $0 * step }
      }
    }
    return try addSelection(of: input, places, target)
  }

  mutating func add(
    _ layer: Gather, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let axis = try input.shape.place(of: layer.axis, layer: target.name)
    let size = input.shape.sizes[axis]
    var places = input.shape.sizes.map { Array(0..<$0) }
    places[axis] = layer.places.map { $0 < 0 ? $0 + size : $0 }
    return try addSelection(of: input, places, target)
  }

  mutating func add(
    _ layer: Tile, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    guard layer.repeats.count == input.shape.sizes.count else { throw .refused(target.name) }
    return try addSelection(
      of: input,
      zip(input.shape.sizes, target.shape.sizes).map { size, result in
        (0..<result).map { $0 % size }
      }, target)
  }

  /// Each vector several times, as rows.
  mutating func addRepetition(
    of input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let source = try strided(input.value, input.shape, layer: target.name)
    guard source.sizes.count == 2, target.shape.sizes.count == 3 else {
      throw .refused(target.name)
    }
    let strides = [source.strides[0], 0, source.strides[1]]
    return try addCopy(of: source, target) { dimension in
      IndexedCopy.steps(target.shape.sizes[dimension], stride: strides[dimension])
    }
  }

  /// Puts numbers around, or cuts off where margins are negative.
  mutating func add(
    _ layer: Pad, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    guard layer.margins.count == input.shape.sizes.count else { throw .refused(target.name) }
    let places = zip(input.shape.sizes, layer.margins).enumerated().map { axis, dimension in
      let (size, margin) = dimension
      return (0..<target.shape.sizes[axis]).map {
        layer.filling.place($0 - margin.before, of: size)
      }
    }
    var fill: Float = 0
    if case .constant(let number) = layer.filling { fill = Float(number) }
    return try addSelection(of: input, places, fill: fill, target)
  }

  /// The numbers at given places along each dimension, `nil` standing for `fill`. Dimensions of
  /// which one place is left may be missing in the target.
  private mutating func addSelection(
    of input: GeneralValue, _ places: [[Int?]], fill: Float = 0, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let source = try strided(input.value, input.shape, layer: target.name)
    for (places, size) in zip(places, source.sizes) {
      guard places.allSatisfy({ $0.map((0..<size).contains) ?? true }) else {
        throw .refused(target.name)
      }
    }
    let whole = GeneralTarget(
      name: target.name,
      shape: DeclaredShape(
        places.map(\.count), isChannelsFirst: input.shape.isChannelsFirst, batch: batch))
    let result = try addCopy(of: source, fill: fill, whole) { dimension in
      places[dimension].map { $0.map { $0 * source.strides[dimension] } ?? IndexedCopy.outside }
    }
    if whole.shape == target.shape { return result }
    return try addReshape(of: GeneralValue(value: result, shape: whole.shape), target)
  }
}

extension Pad.Filling {
  /// Which of `size` numbers stands at a place that may lie beyond them; `nil` for the constant.
  fileprivate func place(_ place: Int, of size: Int) -> Int? {
    if (0..<size).contains(place) { return place }
    switch self {
    case .constant: return nil
    case .edge: return place < 0 ? 0 : size - 1
    case .wrap: return modulo(place, size)
    case .reflection:
      guard size > 1 else { return 0 }
      let folded = modulo(place, 2 * size - 2)
      return min(folded, 2 * size - 2 - folded)
    }
  }

  private func modulo(_ number: Int, _ divisor: Int) -> Int {
    let rest = number % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
