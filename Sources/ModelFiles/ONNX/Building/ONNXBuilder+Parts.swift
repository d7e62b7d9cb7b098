import ModelDescription

extension ONNXBuilder {
  /// Nodes that take parts of tensors, put tensors together or make one number of many.
  mutating func part(_ node: ONNXNode) -> ONNXConversion? {
    switch node.operation {
    case "Concat": return concatenation(node)
    case "Slice": return slice(node)
    case "Split": return split(node)
    case "Gather": return gather(node)
    default: return reduction(node)
    }
  }

  private mutating func concatenation(_ node: ONNXNode) -> ONNXConversion? {
    if node.inputs.count == 1 { return nothing(node) }
    let known = node.inputs.indices.compactMap { place(node, $0) }.first
    var inputs: [ONNXPlace] = []
    for name in node.inputs {
      guard let input = operand(name, beside: known) else { return nil }
      inputs.append(input)
    }
    guard let first = inputs.first, let axis = first.axis(node.integer("axis") ?? 1),
      inputs.allSatisfy({ $0.rank == first.rank })
    else { return nil }
    var sizes = first.sizes
    for place in sizes.indices where place != axis {
      let open = inputs.lazy.compactMap { $0.sizes[place] }.first { $0.number == nil }
      sizes[place] = open ?? sizes[place]
    }
    sizes[axis] = inputs.dropFirst().reduce(first.sizes[axis]) { sum, input in
      sum.flatMap { sum in input.sizes[axis].flatMap { sum + $0 } }
    }
    let layer = Concatenate(axis: axis == first.shape.channelAxis ? nil : axis)
    return .layer(ONNXApplication(layer: layer, inputs: inputs, sizes: sizes))
  }

  // MARK: - Slices

  private mutating func slice(_ node: ONNXNode) -> ONNXConversion? {
    guard let input = node.input(0).flatMap({ operand($0) }),
      let starts = quantities(node, 1, "starts"), let ends = quantities(node, 2, "ends"),
      starts.count == ends.count, starts.count <= input.rank
    else { return nil }
    let axes = quantities(node, 3, "axes")?.map { $0?.integer } ?? Array(starts.indices)
    let steps = node.input(4) == nil ? nil : value(node, 4)?.integers
    guard axes.count == starts.count,
      steps == nil ? node.input(4) == nil : steps?.count == axes.count
    else { return nil }
    var cuts: [Slice.Cut] = []
    var sizes = input.sizes
    for (index, axis) in axes.enumerated() {
      guard let axis = axis.flatMap({ input.axis($0) }), let start = starts[index]?.integer else {
        return nil
      }
      let step = steps.map { ONNXFolding.step($0[index]) } ?? 1
      let end: Int?
      if ends[index] == input.sizes[axis], step > 0 {
        end = nil
      } else {
        guard let number = ends[index]?.integer else { return nil }
        end = number >= 1 << 31 - 1 || number <= -1 << 31 + 1 && step < 0 ? nil : number
      }
      if start == 0, end == nil, step == 1 { continue }
      cuts.append(Slice.Cut(axis: axis, from: start, to: end, step: step))
      sizes[axis] = nil
    }
    if cuts.isEmpty { return .nothing(.place(input)) }
    return .layer(ONNXApplication(layer: Slice(cuts), inputs: [input], sizes: sizes))
  }

  /// Numbers that an input is, or an attribute in older versions.
  private func quantities(_ node: ONNXNode, _ index: Int, _ attribute: String) -> [Quantity?]? {
    value(node, index)?.elements ?? node.integers(attribute)?.map { Quantity($0) }
  }

  private mutating func split(_ node: ONNXNode) -> ONNXConversion? {
    guard let input = node.input(0).flatMap({ operand($0) }),
      let axis = input.axis(node.integer("axis") ?? 0)
    else { return nil }
    if node.outputs.count == 1 { return .nothing(.place(input)) }
    guard let parts = parts(node, of: input.shape.dimensions[axis]),
      parts.count == node.outputs.count
    else { return nil }
    var start = 0
    return .layers(
      zip(parts, node.outputs).map { part, output in
        defer { start += part }
        guard !output.isEmpty else { return nil }
        let cut = Slice.Cut(axis: axis, from: start, to: start + part)
        var sizes = input.sizes
        sizes[axis] = Quantity(part)
        return ONNXApplication(
          layer: Slice([cut], className: "Split"), inputs: [input], sizes: sizes)
      })
  }

  /// How large the parts of a split are.
  private func parts(_ node: ONNXNode, of size: Int?) -> [Int]? {
    let stated = node.input(1) == nil ? node.integers("split") : value(node, 1)?.integers
    if let stated {
      guard stated.allSatisfy({ (0...1 << 30).contains($0) }) else { return nil }
      return stated
    }
    guard node.input(1) == nil, let size else { return nil }
    let count = node.outputs.count
    // Equal parts, the last one smaller where they do not come out even.
    let part = (size + count - 1) / count
    guard part * (count - 1) < size else { return nil }
    return [Int](repeating: part, count: count - 1) + [size - part * (count - 1)]
  }

  private func gather(_ node: ONNXNode) -> ONNXConversion? {
    if let table = constant(node, 0), table.shape.count == 2, let indices = place(node, 1),
      node.integer("axis") ?? 0 == 0
    {
      let layer = Embedding(inputCount: table.shape[0], outputSize: table.shape[1])
      return .layer(
        ONNXApplication(
          layer: layer, inputs: [indices], weights: [(".weight", table)],
          sizes: indices.sizes + [Quantity(table.shape[1])]))
    }
    guard let input = place(node, 0), let axis = input.axis(node.integer("axis") ?? 0),
      let indices = value(node, 1), let places = indices.integers
    else { return nil }
    var sizes = input.sizes
    if indices.shape.isEmpty {
      sizes.remove(at: axis)
      let layer = Slice([Slice.Cut(axis: axis, at: places[0])], className: "Gather")
      return .layer(ONNXApplication(layer: layer, inputs: [input], sizes: sizes))
    }
    sizes.replaceSubrange(axis...axis, with: indices.shape.map { Quantity($0) })
    let layer = Gather(places: places, arrangement: indices.shape, axis: axis)
    return .layer(ONNXApplication(layer: layer, inputs: [input], sizes: sizes))
  }

  // MARK: - Reductions

  private func reduction(_ node: ONNXNode) -> ONNXConversion? {
    guard let operation = Reduce.Operation(rawValue: node.operation), let input = place(node, 0)
    else { return nil }
    let axes: Set<Int>
    if let named = self.axes(node, rank: input.rank), !named.isEmpty {
      axes = named
    } else {
      guard node.input(1) == nil || value(node, 1)?.elements.isEmpty == true else { return nil }
      if node.integer("noop_with_empty_axes") == 1 { return nothing(node) }
      axes = Set(0..<input.rank)
    }
    let keeps = node.integer("keepdims") ?? 1 == 1
    let sizes = input.sizes.enumerated().compactMap { place, size -> Quantity?? in
      axes.contains(place) ? (keeps ? .some(Quantity(1)) : nil) : .some(size)
    }
    let layer =
      globalPool(operation, axes, keeps, input.shape)
      ?? Reduce(operation, axes: axes.sorted(), keepDims: keeps)
    return .layer(ONNXApplication(layer: layer, inputs: [input], sizes: sizes))
  }

  /// Mean and maximum over height and width are global pools.
  private func globalPool(
    _ operation: Reduce.Operation, _ axes: Set<Int>, _ keeps: Bool, _ input: Shape
  ) -> (any Layer)? {
    guard input.isFeatureMaps, axes == (input.dataFormat == .channelsFirst ? [2, 3] : [1, 2]) else {
      return nil
    }
    switch operation {
    case .mean: return GlobalAveragePooling2D(keepDims: keeps)
    case .maximum: return GlobalMaxPooling2D(keepDims: keeps)
    default: return nil
    }
  }
}
