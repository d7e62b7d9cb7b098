import COneDNN
import ModelDescription

extension Plan {
  /// Computes with the numbers of several tensors at the same places, the smaller ones repeated.
  mutating func addMerging(
    _ operation: MergingOperation, _ inputs: [GeneralValue], _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    guard var result = inputs.first, inputs.count >= 2 else { throw .refused(target.name) }
    for (number, input) in inputs.enumerated().dropFirst() {
      // Sums on the way may be smaller than the last one.
      let sizes = result.shape.sizes.broadcast(with: input.shape.sizes)
      let shape =
        number == inputs.count - 1
        ? target.shape
        : DeclaredShape(sizes, isChannelsFirst: target.shape.isChannelsFirst, batch: batch)
      result = GeneralValue(
        value: try addPair(NumberPairing(operation), result, input, to: shape, layer: target.name),
        shape: shape)
    }
    guard operation == .average else { return result.value }
    return try addScalar(
      .multiply, 1 / Float(inputs.count), isFirst: false, to: result, layer: target.name)
  }

  /// Takes the numbers of one tensor or another, or a given number instead.
  mutating func add(
    _ layer: Where, to inputs: [GeneralValue], _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    var sources: [BufferIndex] = []
    for input in inputs {
      let whole =
        input.shape == target.shape ? input.value : try addExpansion(of: input, target)
      sources.append(
        try inOrder(.channelsLast, whole, target.shape, layer: target.name).buffer)
    }
    let ifTrue = layer.numberIfTrue.map { Float($0) }
    let ifFalse = layer.numberIfFalse.map { Float($0) }
    let count = target.shape.sizes.product
    let buffer = addLoop(over: sources, count: count) { sources, destination in
      let (condition, tensors) = (sources[0], sources.dropFirst())
      let (first, last) = (tensors.first, tensors.last)
      for index in 0..<count {
        destination[index] =
          condition[index] != 0
          ? ifTrue ?? first?[index] ?? 0 : ifFalse ?? last?[index] ?? 0
      }
    }
    return try planned(buffer, as: target.shape, in: .channelsLast, layer: target.name)
  }

  /// Computes with each number and a given one.
  mutating func add(
    _ layer: ScalarArithmetic, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let sum = try addScalar(
      NumberPairing(layer.operation), Float(layer.scalar), isFirst: layer.scalarComesFirst,
      to: input, layer: target.name)
    guard layer.operation == .average else { return sum }
    return try addScalar(
      .multiply, 0.5, isFirst: false, to: GeneralValue(value: sum, shape: input.shape),
      layer: target.name)
  }

  mutating func addScalar(
    _ pairing: NumberPairing, _ scalar: Float, isFirst: Bool, to input: GeneralValue, layer: String
  ) throws(ForwardPassError) -> PlannedValue {
    let walk = BroadcastWalk(
      sizes: [input.shape.sizes.product], first: [isFirst ? 0 : 1], second: [isFirst ? 1 : 0])
    let slope: @Sendable (Float) -> Float = {
      isFirst ? pairing.slopes(scalar, $0).second : pairing.slopes($0, scalar).first
    }
    return try addMap(of: input, layer: layer, derivative: .numbers(slope)) {
      source, destination, _ in
      withUnsafePointer(to: scalar) { scalar in
        if isFirst {
          pairing.run(along: walk, scalar, source, destination)
        } else {
          pairing.run(along: walk, source, scalar, destination)
        }
      }
    }
  }

  /// A function of each number, in whichever order they lie.
  mutating func addMap(
    of input: GeneralValue, layer: String, derivative: Derivative? = nil,
    _ loop:
      @escaping @Sendable (UnsafePointer<Float>, UnsafeMutablePointer<Float>, _ count: Int) -> Void
  ) throws(ForwardPassError) -> PlannedValue {
    let source = try strided(input.value, input.shape, layer: layer)
    let count = source.sizes.product
    let buffer = addLoop(over: [source.buffer], count: count, derivative: derivative) {
      loop($0[0], $1, count)
    }
    var result = try planned(
      buffer, as: input.shape, in: source.isRowMajor ? .declared : .channelsLast, layer: layer)
    result.flattenedFrom = input.value.flattenedFrom
    return result
  }

  /// Computes with two tensors' numbers.
  private mutating func addPair(
    _ pairing: NumberPairing, _ first: GeneralValue, _ second: GeneralValue,
    to shape: DeclaredShape, layer: String
  ) throws(ForwardPassError) -> PlannedValue {
    if let quick = try addQuickPair(pairing, first, second, to: shape, layer: layer) {
      return quick
    }
    return try addPair(
      pairing, try strided(first.value, first.shape, layer: layer),
      try strided(second.value, second.shape, layer: layer), to: shape, layer: layer)
  }

  /// Computes with two tensors' numbers where they lie.
  mutating func addPair(
    _ pairing: NumberPairing, _ first: StridedValue, _ second: StridedValue,
    to shape: DeclaredShape, layer: String
  ) throws(ForwardPassError) -> PlannedValue {
    // The result lies as the larger one does, whose numbers are then read in a row.
    let larger = first.sizes.product >= second.sizes.product ? first : second
    let order: MapOrder = larger.isRowMajor ? .declared : .channelsLast
    let dimensions = order.dimensions(of: shape)
    guard let firstStrides = first.strides(repeatedTo: shape.sizes),
      let secondStrides = second.strides(repeatedTo: shape.sizes)
    else { throw .refused(layer) }
    let walk = BroadcastWalk(
      sizes: dimensions.map { shape.sizes[$0] }, first: dimensions.map { firstStrides[$0] },
      second: dimensions.map { secondStrides[$0] })
    let buffer = addLoop(
      over: [first.buffer, second.buffer], count: shape.sizes.product,
      derivative: .pairing(pairing, walk)
    ) {
      pairing.run(along: walk, $0[0], $0[1], $1)
    }
    return try planned(buffer, as: shape, in: order, layer: layer)
  }

  /// oneDNN's code for tensors of equal shape, which takes them in any layout.
  private mutating func addQuickPair(
    _ pairing: NumberPairing, _ first: GeneralValue, _ second: GeneralValue,
    to shape: DeclaredShape, layer: String
  ) throws(ForwardPassError) -> PlannedValue? {
    let kind: onednn_pairing
    switch pairing {
    case .add: kind = ONEDNN_ADD
    case .multiply: kind = ONEDNN_MULTIPLY
    default: return nil
    }
    guard first.shape == shape, second.shape == shape else { return nil }
    let other = try inLayout(first.value.layout, second.value, layer: layer)
    let operation = try Operation(for: layer) {
      onednn_plan_pair(
        kind, first.value.layout.pointer, other.layout.pointer, first.value.layout.pointer, $0)
    }
    // Padding within a layout is zeros and stays so.
    let count = first.value.layout.byteCount / MemoryLayout<Float>.stride
    return try add(
      operation, to: first.value, shape: shape.example,
      with: [(.secondSource, other.buffer)],
      derivative: .pairing(pairing, BroadcastWalk(sizes: [count], first: [1], second: [1])))
  }
}
