import ModelDescription

extension TFLiteAssembler {
  /// The layers of an operator; `nil` if it is not understood.
  mutating func conversion(
    of step: TFLiteOperator
  ) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    if let function = TFLiteAssembler.functions[step.name] {
      return graph.alone(Pointwise(function), step.input(0))
    }
    if let operation = TFLiteAssembler.reductions[step.name] {
      guard let input = step.input(0) else { return nil }
      return graph.reduction(
        operation, of: input, axes: integers(step.input(1)),
        keepDims: try step.options?.flag(0) ?? false)
    }
    switch step.name {
    case "CONV_2D": return try convolution(step)
    case "DEPTHWISE_CONV_2D": return try depthwiseConvolution(step)
    case "TRANSPOSE_CONV": return try transposedConvolution(step)
    case "MAX_POOL_2D", "AVERAGE_POOL_2D": return try pooling(step)
    case "FULLY_CONNECTED": return try fullyConnected(step)
    case "BATCH_MATMUL": return try product(step)
    case "ADD": return try arithmetic(Add(), step)
    case "SUB": return try arithmetic(Subtract(), step)
    case "MUL": return try arithmetic(Multiply(), step)
    case "DIV": return try arithmetic(Divide(), step)
    case "MAXIMUM": return joined(Maximum(), step)
    case "MINIMUM": return joined(Minimum(), step)
    case "POW": return joined(Power(), step)
    case "ADD_N": return graph.merging(Add(), step.inputs)
    case "CONCATENATION": return try concatenation(step)
    case "RESHAPE", "SQUEEZE", "EXPAND_DIMS":
      return step.input(0).flatMap { graph.reshaping($0, to: statedShape(step)) }
    case "TRANSPOSE":
      return step.input(0).flatMap { graph.transposition($0, by: integers(step.input(1))) }
    case "PAD", "PADV2", "MIRROR_PAD": return try padded(step)
    case "RESIZE_BILINEAR": return try resizing(step, .bilinear, firstFlag: 2)
    case "RESIZE_NEAREST_NEIGHBOR": return try resizing(step, .nearest, firstFlag: 0)
    case "STRIDED_SLICE": return try stridedSlice(step)
    case "SLICE": return slice(step)
    case "SPLIT": return split(step)
    case "SPLIT_V": return unevenSplit(step)
    case "UNPACK": return try unpacking(step)
    case "GATHER": return try gathering(step)
    case "TILE":
      return integers(step.input(1)).flatMap { graph.alone(Tile(repeats: $0), step.input(0)) }
    default: return try activation(step)
    }
  }

  private static let functions: [String: Pointwise.Function] = [
    "SQRT": .squareRoot, "EXP": .exponential, "LOG": .logarithm, "ABS": .absolute,
    "NEG": .negative, "SQUARE": .square, "FLOOR": .floor, "CEIL": .ceiling, "ROUND": .round,
    "SIGN": .sign, "SIN": .sine, "COS": .cosine,
  ]

  private static let reductions: [String: Reduce.Operation] = [
    "MEAN": .mean, "SUM": .sum, "REDUCE_MAX": .maximum, "REDUCE_MIN": .minimum,
    "REDUCE_PROD": .product,
  ]

  private func activation(_ step: TFLiteOperator) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    let layer: any Layer
    switch step.name {
    case "RELU": layer = ReLU()
    case "RELU6": layer = ReLU(maxValue: 6)
    case "RELU_0_TO_1": layer = ReLU(maxValue: 1)
    case "RELU_N1_TO_1": layer = Activation(.hardTanh)
    case "LEAKY_RELU": layer = LeakyReLU(negativeSlope: try step.options?.float(0) ?? 0)
    case "PRELU":
      guard let learned = learnedReLU(step) else { return nil }
      layer = learned
    case "ELU": layer = ELU()
    case "LOGISTIC": layer = Activation(.sigmoid)
    case "TANH": layer = Activation(.tanh)
    case "HARD_SWISH": layer = Activation(.hardSilu)
    case "GELU": layer = Activation(try step.options?.flag(0) ?? false ? .geluTanh : .gelu)
    case "SOFTMAX": layer = Softmax()
    case "LOG_SOFTMAX": layer = Activation(.logSoftmax)
    case "L2_NORMALIZATION": layer = UnitNormalization()
    case "LOCAL_RESPONSE_NORMALIZATION":
      guard let options = step.options else { return nil }
      let radius = Int(try options.integer(0, as: Int32.self))
      layer = LocalResponseNormalization(
        size: 2 * radius + 1, k: try options.float(1), alpha: try options.float(2),
        beta: try options.float(3))
    case "QUANTIZE": layer = PassThrough(className: "Quantize")
    case "DEQUANTIZE": layer = PassThrough(className: "Dequantize")
    case "CAST": layer = PassThrough(className: "Cast")
    default: return nil
    }
    return graph.alone(layer, step.input(0))
  }

  /// Slopes are given for the dimensions of an example; those along which they are stretched are
  /// shared.
  private func learnedReLU(_ step: TFLiteOperator) -> PReLU? {
    guard let input = shape(step.input(0)), let slopes = constant(step.input(1))?.shape else {
      return nil
    }
    if slopes.allSatisfy({ $0 == 1 }) { return PReLU(slopes: .one) }
    let first = input.dimensions.count - slopes.count
    guard first >= 1 else { return nil }
    let shared = (1..<input.dimensions.count).filter { $0 < first || slopes[$0 - first] == 1 }
    return PReLU(slopes: .sharing(axes: shared))
  }
}
