import ModelDescription

extension ONNXBuilder {
  /// A function of each number, or along one dimension.
  func activation(_ node: ONNXNode) -> ONNXConversion? {
    if let function = Pointwise.Function(rawValue: node.operation) {
      return alone(Pointwise(function), node)
    }
    if let function = ONNXBuilder.activations[node.operation] {
      return alone(Activation(function), node)
    }
    switch node.operation {
    case "Relu": return alone(ReLU(), node)
    case "LeakyRelu":
      return alone(LeakyReLU(negativeSlope: node.float("alpha") ?? 0.01), node)
    case "ThresholdedRelu":
      return alone(ReLU(threshold: node.float("alpha") ?? 1), node)
    case "PRelu": return learnedReLU(node)
    case "Elu": return alone(ELU(alpha: node.float("alpha") ?? 1), node)
    case "Celu" where node.float("alpha") ?? 1 == 1: return alone(Activation(.celu), node)
    case "Selu" where hasUsualNumbers(node): return alone(Activation(.selu), node)
    case "Swish" where node.float("alpha") ?? 1 == 1: return alone(Activation(.silu), node)
    case "Gelu":
      return alone(Activation(node.text("approximate") == "tanh" ? .geluTanh : .gelu), node)
    case "HardSigmoid":
      let layer = HardSigmoid(alpha: node.float("alpha") ?? 0.2, beta: node.float("beta") ?? 0.5)
      return alone(layer, node)
    case "Clip": return clip(node)
    case "Softmax": return softmaxAxis(node).flatMap { alone(Softmax(axis: $0), node) }
    case "LogSoftmax": return logSoftmax(node)
    default: return nil
    }
  }

  /// The functions that have no numbers of their own.
  private static let activations: [String: ActivationFunction] = [
    "Sigmoid": .sigmoid, "Tanh": .tanh, "Softplus": .softplus, "Softsign": .softsign,
    "HardSwish": .hardSilu, "Mish": .mish,
  ]

  /// Klambauer et al. 2017's numbers for SELU.
  private func hasUsualNumbers(_ node: ONNXNode) -> Bool {
    abs((node.float("alpha") ?? 1.67326) - 1.67326) < 1e-4
      && abs((node.float("gamma") ?? 1.0507) - 1.0507) < 1e-4
  }

  private func learnedReLU(_ node: ONNXNode) -> ONNXConversion? {
    guard let input = place(node, 0), let slope = constant(node, 1), let count = slope.count,
      let row = slope.reshaped([count])
    else { return nil }
    if count == 1 { return alone(PReLU(slopes: .one), node, weights: [(".weight", row)]) }
    // Sizes from the right, of which only the channels' is more than one.
    let offset = input.rank - slope.shape.count
    guard input.shape.channelAxis == 1, count == input.shape.channels, (0...1).contains(offset),
      slope.shape[1 - offset] == count
    else { return nil }
    return alone(PReLU(slopes: .perChannel), node, weights: [(".weight", row)])
  }

  private func clip(_ node: ONNXNode) -> ONNXConversion? {
    func bound(_ index: Int, _ attribute: String, _ usual: Double) -> Double? {
      guard node.input(index) != nil else { return node.float(attribute) ?? usual }
      return value(node, index)?.scalar?.number
    }
    guard let minimum = bound(1, "min", -.infinity), let maximum = bound(2, "max", .infinity) else {
      return nil
    }
    // Older versions have the largest single-precision number where there is no bound.
    let largest = Double(Float.greatestFiniteMagnitude)
    let (low, high) = (
      minimum <= -largest ? -.infinity : minimum, maximum >= largest ? .infinity : maximum
    )
    if low == 0, high > 0 { return alone(ReLU(maxValue: high == .infinity ? nil : high), node) }
    return alone(Clip(minimum: low, maximum: high), node)
  }

  /// The dimension of a softmax. Before version 13 it went over all dimensions from a place on,
  /// which is the same where the others behind it have one place.
  private func softmaxAxis(_ node: ONNXNode) -> Int? {
    guard let input = place(node, 0) else { return nil }
    guard let axis = input.axis(node.integer("axis") ?? (node.version < 13 ? 1 : -1)) else {
      return nil
    }
    if node.version < 13 {
      let behind = input.shape.dimensions[(axis + 1)...]
      guard behind.allSatisfy({ $0 == 1 }) else { return nil }
    }
    return axis
  }

  private func logSoftmax(_ node: ONNXNode) -> ONNXConversion? {
    guard let input = place(node, 0), let axis = softmaxAxis(node) else { return nil }
    // The function goes along the channels of feature maps and the last dimension of others.
    let usual = input.shape.isFeatureMaps ? input.shape.channelAxis : input.rank - 1
    return axis == usual ? alone(Activation(.logSoftmax), node) : nil
  }
}
