extension ONNXFusing {
  /// Groups of channels made instances of their own, evened out without factors, and put back, then
  /// a factor and a shift for each channel: how PyTorch's exporters write group normalisation up to
  /// version 20 of the operators.
  mutating func joinGroupNormalization(at place: Int) {
    guard let inner = nodes[place], inner.domain.isEmpty,
      inner.operation == "InstanceNormalization", inner.inputs.count == 3,
      numbers(of: inner.inputs[1])?.allSatisfy({ $0 == 1 }) == true,
      numbers(of: inner.inputs[2])?.allSatisfy({ $0 == 0 }) == true,
      let splitting = source(of: inner.inputs[0], ["Reshape"], onlyFor: place),
      let x = splitting.node.input(0), let groups = groups(splitting.node),
      let joining = onlyReader(of: inner.outputs.first, "Reshape"),
      let product = onlyReader(of: joining.node.outputs.first, "Mul"),
      let sum = onlyReader(of: product.node.outputs.first, "Add"),
      let factor = vector(of: product.node), let shift = vector(of: sum.node),
      restores(x, channels: factor.channels, joining.node), shift.channels == factor.channels,
      factor.channels % groups == 0
    else { return }
    replace(
      [splitting.place, place, joining.place, product.place], by: "GroupNormalization",
      of: [x, factor.name, shift.name], at: sum.place,
      attributes: [ONNXAttribute(name: "num_groups", integer: groups)]
        + [inner.attributes["epsilon"]].compactMap(\.self))
  }

  private func numbers(of tensor: String) -> [Double]? {
    constants[tensor].flatMap { KnownValue($0)?.numbers }
  }

  private func integers(of tensor: String?) -> [Int]? {
    tensor.flatMap { constants[$0] }.flatMap { KnownValue($0)?.integers }
  }

  /// The number of groups into which a node parts channels: its shape is (0, groups, −1), or (1,
  /// groups, −1) for a batch of one.
  private func groups(_ node: ONNXNode) -> Int? {
    guard let shape = integers(of: node.input(1)), shape.count == 3, (0...1).contains(shape[0]),
      shape[1] > 0, shape[2] == -1
    else { return nil }
    return shape[1]
  }

  /// The number for each channel with which a node multiplies or adds, of shape (channels, 1, 1).
  private func vector(of node: ONNXNode) -> (name: String, channels: Int)? {
    for (_, name) in orders(of: node) {
      guard let shape = constants[name]?.shape, shape.count > 1, shape[0] > 0,
        shape.dropFirst().allSatisfy({ $0 == 1 })
      else { continue }
      return (name, shape[0])
    }
    return nil
  }

  /// Whether a node brings back the shape that a tensor with these channels has.
  private func restores(_ tensor: String, channels: Int, _ node: ONNXNode) -> Bool {
    guard let shape = node.input(1) else { return false }
    if let source = producer(of: shape), source.operation == "Shape" {
      return source.input(0) == tensor
    }
    return integers(of: shape).map { $0.count > 2 && $0[1] == channels } ?? false
  }
}
