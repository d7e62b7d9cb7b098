import ModelDescription

extension ONNXBuilder {
  /// A · B with a matrix of the file is a fully connected layer; a vector that is added to it comes
  /// as a third input.
  mutating func product(_ node: ONNXNode) -> ONNXConversion? {
    if let input = place(node, 0), let kernel = constant(node, 1), kernel.shape.count == 2 {
      return dense(input, kernel, isTransposed: false, bias: constant(node, 2))
    }
    guard node.inputs.count == 2, let first = operand(node.inputs[0], beside: place(node, 1)),
      let second = operand(node.inputs[1], beside: first), first.rank >= 2, second.rank >= 2
    else { return nil }
    let batch = broadcastSizes([first.sizes.dropLast(2), second.sizes.dropLast(2)])
    return .layer(
      ONNXApplication(
        layer: MatrixProduct(), inputs: [first, second],
        sizes: batch + [first.sizes[first.rank - 2], second.sizes[second.rank - 1]]))
  }

  /// Sums of products of two tensors that letters describe.
  mutating func einsteinSum(_ node: ONNXNode) -> ONNXConversion? {
    guard node.inputs.count == 2, let equation = node.text("equation"),
      let layer = Einsum(equation: equation),
      let first = operand(node.inputs[0], beside: place(node, 1)),
      let second = operand(node.inputs[1], beside: first), first.rank == layer.first.count,
      second.rank == layer.second.count
    else { return nil }
    let sizes = Dictionary(
      zip(layer.first + layer.second, first.sizes + second.sizes)
    ) { $0?.number == nil ? $0 : $1 }
    return .layer(
      ONNXApplication(
        layer: layer, inputs: [first, second], sizes: layer.result.map { sizes[$0] ?? nil }))
  }

  /// alpha · A · B + beta · C.
  mutating func generalProduct(_ node: ONNXNode) -> ONNXConversion? {
    guard node.integer("transA") ?? 0 == 0, node.float("alpha") ?? 1 == 1,
      let input = place(node, 0), input.rank == 2, let kernel = constant(node, 1),
      kernel.shape.count == 2
    else { return nil }
    let isTransposed = node.integer("transB") ?? 0 != 0
    guard node.input(2) != nil else {
      return dense(input, kernel, isTransposed: isTransposed, bias: nil)
    }
    let units = kernel.shape[isTransposed ? 0 : 1]
    guard node.float("beta") ?? 1 == 1, let bias = constant(node, 2),
      let row = bias.shape == [units] ? bias : bias.reshaped([units])
    else { return nil }
    return dense(input, kernel, isTransposed: isTransposed, bias: row)
  }

  private func dense(
    _ input: ONNXPlace, _ kernel: ONNXConstant, isTransposed: Bool, bias: ONNXConstant?
  ) -> ONNXConversion? {
    let (inputs, units) =
      isTransposed ? (kernel.shape[1], kernel.shape[0]) : (kernel.shape[0], kernel.shape[1])
    guard input.rank >= 2, input.shape.dimensions.last == inputs else { return nil }
    // PyTorch's order has the outputs first, Keras's last.
    let (end, biasEnd) = isTransposed ? (".weight", ".bias") : ("/kernel", "/bias")
    return .layer(
      ONNXApplication(
        layer: Dense(units: units, useBias: bias != nil), inputs: [input],
        weights: [(end, kernel)] + (bias.map { [(biasEnd, $0)] } ?? []),
        sizes: input.sizes.dropLast() + [Quantity(units)]))
  }
}
