import ModelDescription

extension ONNXBuilder {
  /// Two tensors joined number by number, or one with a given number.
  mutating func arithmetic(
    _ operation: MergingOperation, _ layer: any MergingLayer, _ node: ONNXNode
  ) -> ONNXConversion? {
    guard node.inputs.count == 2 else { return nil }
    for (index, scalarComesFirst) in [(1, false), (0, true)] {
      guard let constant = constant(node, index), let input = place(node, 1 - index),
        constant.shape.count <= input.rank, let scalar = constant.scalar
      else { continue }
      let layer = ScalarArithmetic(operation, scalar: scalar, scalarComesFirst: scalarComesFirst)
      return .layer(ONNXApplication(layer: layer, inputs: [input], sizes: input.sizes))
    }
    return merging(layer, node)
  }

  /// Any number of tensors joined number by number.
  mutating func merging(_ layer: any MergingLayer, _ node: ONNXNode) -> ONNXConversion? {
    if node.inputs.count == 1 { return nothing(node) }
    let known = node.inputs.indices.compactMap { place(node, $0) }.max { $0.rank < $1.rank }
    var inputs: [ONNXPlace] = []
    for name in node.inputs {
      guard let input = operand(aligned(name, node, to: known), beside: known) else { return nil }
      inputs.append(input)
    }
    return .layer(
      ONNXApplication(
        layer: layer, inputs: inputs, sizes: broadcastSizes(inputs.map { $0.sizes[...] })))
  }

  /// The first tensor's numbers where a condition holds, the second's elsewhere.
  mutating func choice(_ node: ONNXNode) -> ONNXConversion? {
    guard node.inputs.count == 3 else { return nil }
    let known = node.inputs.indices.compactMap { place(node, $0) }.max { $0.rank < $1.rank }
    var inputs: [ONNXPlace] = []
    var numbers: [Double?] = []
    for (index, name) in node.inputs.enumerated() {
      if index > 0, let constant = constant(node, index), let scalar = constant.scalar,
        constant.shape.count <= known?.rank ?? 0
      {
        numbers.append(scalar)
        continue
      }
      guard let input = operand(name, beside: known) else { return nil }
      inputs.append(input)
      if index > 0 { numbers.append(nil) }
    }
    return .layer(
      ONNXApplication(
        layer: Where(numberIfTrue: numbers[0], numberIfFalse: numbers[1]), inputs: inputs,
        sizes: broadcastSizes(inputs.map { $0.sizes[...] })))
  }

  /// Before version 7, an attribute said where the second tensor's dimensions stand among the
  /// first's; then the tensor gets ones behind them.
  private mutating func aligned(_ name: String, _ node: ONNXNode, to known: ONNXPlace?) -> String {
    guard node.version < 7, name == node.inputs.last, node.inputs.count == 2,
      node.integer("broadcast") == 1, let axis = node.integer("axis"), let known,
      let constant = constant(node, 1), axis >= 0, axis <= known.rank
    else { return name }
    let behind = known.rank - axis - constant.shape.count
    guard behind > 0,
      let reshaped = constant.reshaped(
        constant.shape + [Int](repeating: 1, count: behind))
    else { return name }
    let made = "\(name)/\(axis)"
    define(made, as: reshaped)
    return made
  }

  /// The sizes of a result to which several are stretched.
  func broadcastSizes(_ operands: [ArraySlice<Quantity?>]) -> [Quantity?] {
    let rank = operands.map(\.count).max() ?? 0
    return (0..<rank).map { place in
      var result: Quantity? = Quantity(1)
      for sizes in operands where sizes.count >= rank - place {
        let size = sizes[sizes.endIndex - (rank - place)]
        // A number above 1 decides; else an open size does.
        if size == Quantity(1) { continue }
        if result == Quantity(1) || size?.number != nil { result = size }
      }
      return result
    }
  }
}
