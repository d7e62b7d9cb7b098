import ModelDescription

extension OpenVINOAssembler {
  /// The layers of an operation; `nil` if it is not understood.
  ///
  /// - Parameter units: how many numbers the bias has, if there is one.
  mutating func conversion(of step: Step, bias units: Int?) -> StatedGraph.Conversion? {
    let type = step.layer.type
    if let function = OpenVINOAssembler.functions[type] {
      return graph.alone(Pointwise(function), input(step, 0))
    }
    if let function = OpenVINOAssembler.activations[type] {
      return graph.alone(Activation(function), input(step, 0))
    }
    if let operation = Reduce.Operation(rawValue: type), let source = input(step, 0) {
      let keepDims = step.layer.flag("keep_dims")
      return graph.reduction(
        operation, of: source, axes: axes(step, keepDims: keepDims), keepDims: keepDims)
    }
    switch type {
    case "Convolution", "GroupConvolution": return convolution(step, useBias: units != nil)
    case "ConvolutionBackpropData", "GroupConvolutionBackpropData":
      return transposedConvolution(step, useBias: units != nil)
    case "MaxPool", "AvgPool": return pooling(step)
    case "MatMul": return product(step, useBias: units != nil)
    case "Add": return joined(Add(), step)
    case "Subtract": return joined(Subtract(), step)
    case "Multiply": return joined(Multiply(), step)
    case "Divide": return joined(Divide(), step)
    case "Maximum": return joined(Maximum(), step)
    case "Minimum": return joined(Minimum(), step)
    case "Power": return joined(Power(), step)
    case "Concat": return concatenation(step)
    case "Reshape", "Squeeze", "Unsqueeze":
      return input(step, 0).flatMap { graph.reshaping($0, to: statedShape(step)) }
    case "Transpose":
      return input(step, 0).flatMap { graph.transposition($0, by: integers(step, 1)) }
    case "Pad": return padded(step)
    case "Interpolate": return resizing(step)
    case "StridedSlice": return stridedSlice(step)
    case "Slice": return slice(step)
    case "Split":
      guard let source = input(step, 0) else { return nil }
      return graph.parts(
        of: source, axis: integers(step, 1)?.first, count: step.layer.outputs.count)
    case "VariadicSplit":
      guard let source = input(step, 0) else { return nil }
      return graph.parts(of: source, axis: integers(step, 1)?.first, sizes: integers(step, 2))
    case "Gather": return gathering(step)
    case "Tile":
      return integers(step, 1).flatMap { graph.alone(Tile(repeats: $0), input(step, 0)) }
    default: return activation(step)
    }
  }

  private static let functions: [String: Pointwise.Function] = [
    "Sqrt": .squareRoot, "Exp": .exponential, "Log": .logarithm, "Erf": .errorFunction,
    "Abs": .absolute, "Negative": .negative, "Floor": .floor, "Ceiling": .ceiling,
    "Round": .round, "Sign": .sign, "Sin": .sine, "Cos": .cosine,
  ]

  private static let activations: [String: ActivationFunction] = [
    "Sigmoid": .sigmoid, "Tanh": .tanh, "HSwish": .hardSilu, "HSigmoid": .hardSigmoid,
    "Mish": .mish, "SoftPlus": .softplus, "SoftSign": .softsign,
  ]

  private func activation(_ step: Step) -> StatedGraph.Conversion? {
    let layer: any Layer
    switch step.layer.type {
    case "ReLU": layer = ReLU()
    case "PReLU":
      guard let learned = learnedReLU(step) else { return nil }
      layer = learned
    case "Elu": layer = ELU(alpha: step.layer.number("alpha") ?? 1)
    case "Clamp":
      guard let lowest = step.layer.number("min"), let highest = step.layer.number("max") else {
        return nil
      }
      layer =
        lowest == 0 && highest > 0
        ? ReLU(maxValue: highest) : Clip(minimum: lowest, maximum: highest)
    case "Swish" where step.inputs.count == 1 || constant(step, 1)?.scalar == 1:
      layer = Activation(.silu)
    case "Gelu":
      layer = Activation(
        step.layer.settings["approximation_mode"]?.uppercased() == "TANH" ? .geluTanh : .gelu)
    case "HardSigmoid":
      guard let alpha = constant(step, 1)?.scalar, let beta = constant(step, 2)?.scalar else {
        return nil
      }
      layer = HardSigmoid(alpha: alpha, beta: beta)
    case "SoftMax", "Softmax": layer = Softmax(axis: step.layer.integer("axis") ?? 1)
    case "LogSoftmax":
      guard let rank = shape(step, 0)?.dimensions.count,
        [-1, rank - 1].contains(step.layer.integer("axis") ?? 1)
      else { return nil }
      layer = Activation(.logSoftmax)
    case "LRN":
      guard integers(step, 1) ?? [1] == [1], let size = step.layer.integer("size") else {
        return nil
      }
      layer = LocalResponseNormalization(
        size: size, k: step.layer.number("bias") ?? 1, alpha: step.layer.number("alpha") ?? 1e-4,
        beta: step.layer.number("beta") ?? 0.75, dividesAlpha: true)
    case "BatchNormInference":
      layer = BatchNormalization(epsilon: step.layer.number("epsilon") ?? 1e-3)
    case "MVN":
      guard let axes = integers(step, 1), step.layer.flag("normalize_variance"),
        step.layer.settings["eps_mode"]?.uppercased() == "INSIDE_SQRT"
      else { return nil }
      layer = LayerNormalization(
        axes: axes, epsilon: step.layer.number("eps") ?? 1e-6, center: false, scale: false)
    case "NormalizeL2":
      guard let axes = integers(step, 1) else { return nil }
      layer = UnitNormalization(axes: axes)
    case "FakeQuantize", "Convert": layer = PassThrough(className: step.layer.type)
    default: return nil
    }
    return graph.alone(
      layer, step.inputs.lazy.compactMap(\.self).first { [self] in graph.tensor($0) != nil })
  }

  private func learnedReLU(_ step: Step) -> PReLU? {
    guard let input = shape(step, 0), let slopes = constant(step, 1)?.shape else { return nil }
    if slopes.allSatisfy({ $0 == 1 }) { return PReLU(slopes: .one) }
    guard let channels = input.channels, slopes.filter({ $0 != 1 }) == [channels] else {
      return nil
    }
    return PReLU(slopes: .perChannel)
  }

  private mutating func joined(_ layer: any MergingLayer, _ step: Step) -> StatedGraph.Conversion? {
    guard let first = input(step, 0), let second = input(step, 1) else { return nil }
    return graph.arithmetic(layer, first, second)
  }

  /// The dimensions along which numbers are reduced. Where the numbers are not at hand, the sizes
  /// that the file states tell.
  private func axes(_ step: Step, keepDims: Bool) -> [Int]? {
    if let axes = integers(step, 1) { return axes }
    guard let before = shape(step, 0)?.dimensions, let after = statedSizes(step) else { return nil }
    if keepDims, before.count == after.count {
      return before.indices.filter { before[$0] != 1 && after[$0] == 1 }
    }
    guard !keepDims, before.starts(with: after) else { return nil }
    return Array(after.count..<before.count)
  }
}
