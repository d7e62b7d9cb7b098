import ModelDescription

extension LayerCatalog {
  /// Layers and operators that compute with several tensors, or a tensor and given numbers.
  static let mergers: [String: Maker] = [
    "Add": merger(.add),
    "Subtract": merger(.subtract),
    "Multiply": merger(.multiply),
    "Divide": merger(.divide),
    "TrueDivide": merger(.divide),
    "Power": merger(.power),
    "Average": merger(.average),
    "Maximum": merger(.maximum),
    "Minimum": merger(.minimum),
    "Greater": merger(.greater), "GreaterEqual": merger(.greaterOrEqual),
    "Less": merger(.less), "LessEqual": merger(.lessOrEqual), "Equal": merger(.equal),
    "CustomScaleLayer": { source throws(KerasProblem) in
      try source.scaledSum(scale: source.config.number("scale"))
    },
    "Concatenate": { source throws(KerasProblem) in
      let axis = source.argument(1, "axis")?.integer ?? -1
      return source.inputs.count == 1
        ? PassThrough(className: Concatenate.className, name: source.name)
        : Concatenate(axis: source.channelAxis(axis), name: source.name)
    },
  ]

  /// The layer that does something with the numbers of its operands at the same places.
  private static func merger(_ operation: MergingOperation) -> Maker {
    { source throws(KerasProblem) in
      guard let operands = source.operands, source.isMerger else { return nil }
      let constants = operands.compactMap { operand in
        if case .numbers(let numbers) = operand { numbers } else { nil as [Double]? }
      }
      let tensorCount = operands.count - constants.count
      switch (tensorCount, constants.first) {
      case (1, nil): return PassThrough(className: operation.rawValue, name: source.name)
      case (_, nil): return operation.layer(name: source.name)
      case (1, let numbers?) where operands.count == 2:
        if case .numbers = operands[0] {
          return source.arithmetic(operation, with: numbers, constantComesFirst: true)
        }
        return source.arithmetic(operation, with: numbers, constantComesFirst: false)
      default: return nil
      }
    }
  }
}

extension LayerSource {
  /// Whether a class that has a namesake is the one that merges: `Average` is one of NumPy's
  /// functions, too.
  fileprivate var isMerger: Bool {
    className != "Average" || !saved.isOperator
  }

  /// x + scale · y, of which Keras's InceptionResNetV2 makes one layer: here it is a small network.
  fileprivate func scaledSum(scale: Double) -> NestedModel? {
    guard inputs.count == 2 else { return nil }
    let x = Input(wholeShape: inputs[0], name: "x")
    let y = Input(wholeShape: inputs[1], name: "y")
    let sum = Add(name: "sum")([x, Rescaling(scale: [scale], name: "scaled")(y)])
    guard let model = try? Model(inputs: [x, y], outputs: [sum]) else { return nil }
    return NestedModel(model, className: className, name: name)
  }

  /// Arithmetic with a tensor and given numbers: one for all, or one a channel.
  fileprivate func arithmetic(
    _ operation: MergingOperation, with numbers: [Double], constantComesFirst: Bool
  ) -> (any Layer)? {
    if numbers.count == 1 {
      return ScalarArithmetic(
        operation, scalar: numbers[0], scalarComesFirst: constantComesFirst, name: name)
    }
    guard let input, input.channels == numbers.count,
      input.channelAxis == input.dimensions.count - 1
    else { return nil }
    switch operation {
    case .add: return Rescaling(scale: [1], offset: numbers, name: name)
    case .subtract where !constantComesFirst:
      return Rescaling(scale: [1], offset: numbers.map { -$0 }, name: name)
    case .multiply: return Rescaling(scale: numbers, name: name)
    case .divide where !constantComesFirst && !numbers.contains(0):
      return Rescaling(scale: numbers.map { 1 / $0 }, name: name)
    default: return nil
    }
  }
}

extension MergingOperation {
  /// The layer that does this with several tensors.
  fileprivate func layer(name: String) -> any Layer {
    switch self {
    case .add: Add(name: name)
    case .subtract: Subtract(name: name)
    case .multiply: Multiply(name: name)
    case .divide: Divide(name: name)
    case .power: Power(name: name)
    case .average: Average(name: name)
    case .maximum: Maximum(name: name)
    case .minimum: Minimum(name: name)
    case .greater, .greaterOrEqual, .less, .lessOrEqual, .equal: Comparison(self, name: name)
    }
  }
}
