import ModelDescription

extension ONNXBuilder {
  func normalization(_ node: ONNXNode) -> ONNXConversion? {
    switch node.operation {
    case "BatchNormalization": return batchNormalization(node)
    case "InstanceNormalization":
      return perChannel(GroupNormalization(groups: -1, epsilon: epsilon(node)), node)
    case "GroupNormalization":
      guard let groups = node.integer("num_groups"), groups > 0 else { return nil }
      return perChannel(GroupNormalization(groups: groups, epsilon: epsilon(node)), node)
    case "LayerNormalization": return layerNormalization(node)
    case "RMSNormalization": return rootMeanSquareNormalization(node)
    case "LpNormalization":
      guard node.integer("p") ?? 2 == 2 else { return nil }
      return alone(UnitNormalization(axes: [node.integer("axis") ?? -1]), node)
    case "LRN":
      guard let size = node.integer("size") else { return nil }
      return alone(
        LocalResponseNormalization(
          size: size, k: node.float("bias") ?? 1, alpha: node.float("alpha") ?? 1e-4,
          beta: node.float("beta") ?? 0.75, dividesAlpha: true), node)
    default: return nil
    }
  }

  private func epsilon(_ node: ONNXNode) -> Double { node.float("epsilon") ?? 1e-5 }

  private func batchNormalization(_ node: ONNXNode) -> ONNXConversion? {
    guard node.integer("training_mode") ?? 0 == 0, node.integer("spatial") ?? 1 == 1,
      let input = place(node, 0), input.rank >= 2, let channels = input.shape.dimensions[1]
    else { return nil }
    var weights: [(end: String, constant: ONNXConstant)] = []
    for (index, end) in [".weight", ".bias", ".running_mean", ".running_var"].enumerated() {
      guard let constant = constant(node, index + 1), constant.shape == [channels] else {
        return nil
      }
      weights.append((end, constant))
    }
    let axis = input.shape.channelAxis == 1 ? nil : 1
    return alone(BatchNormalization(axis: axis, epsilon: epsilon(node)), node, weights: weights)
  }

  /// A normalisation with a factor and a shift for each channel.
  private func perChannel(_ layer: GroupNormalization, _ node: ONNXNode) -> ONNXConversion? {
    // Where several nodes were joined, the file has sizes of 1 behind the channels.
    guard let input = place(node, 0), input.shape.channelAxis == 1,
      let channels = input.shape.channels,
      let scale = constant(node, 1)?.reshaped([channels]),
      let bias = constant(node, 2)?.reshaped([channels])
    else { return nil }
    return alone(layer, node, weights: [(".weight", scale), (".bias", bias)])
  }

  private func layerNormalization(_ node: ONNXNode) -> ONNXConversion? {
    guard let (axes, sizes) = lastDimensions(node), let scale = constant(node, 1),
      scale.shape == sizes, node.input(2) == nil || constant(node, 2)?.shape == sizes
    else { return nil }
    let bias = constant(node, 2)
    let layer = LayerNormalization(axes: axes, epsilon: epsilon(node), center: bias != nil)
    return alone(
      layer, node, weights: [(".weight", scale)] + (bias.map { [(".bias", $0)] } ?? []))
  }

  private func rootMeanSquareNormalization(_ node: ONNXNode) -> ONNXConversion? {
    guard let (axes, sizes) = lastDimensions(node), let scale = constant(node, 1),
      scale.shape == sizes
    else { return nil }
    return alone(
      RMSNormalization(axes: axes, epsilon: epsilon(node)), node, weights: [(".weight", scale)])
  }

  /// The dimensions from the node's axis on, counted from the end, and their sizes.
  private func lastDimensions(_ node: ONNXNode) -> (axes: [Int], sizes: [Int])? {
    guard let input = place(node, 0), let axis = input.axis(node.integer("axis") ?? -1) else {
      return nil
    }
    let sizes = input.shape.dimensions[axis...].compactMap(\.self)
    guard sizes.count == input.rank - axis else { return nil }
    return (Array(axis - input.rank..<0), sizes)
  }
}
