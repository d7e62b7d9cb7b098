import COneDNN
import ModelDescription

extension Plan {
  /// Plans an operation that goes through functions, or, where oneDNN has only slow code for that
  /// or gradients will go back through each of them, one that goes through none.
  ///
  /// - Returns: the operation, and the functions that are still to be computed.
  func plan(
    _ functions: NumberFunctions,
    _ operation: (NumberFunctions) throws(ForwardPassError) -> Operation
  ) throws(ForwardPassError) -> (Operation, rest: NumberFunctions) {
    if isDifferentiable { return (try operation([]), functions) }
    let whole = try operation(functions)
    guard whole.isReference, !functions.isEmpty else { return (whole, []) }
    return (try operation([]), functions)
  }

  /// Functions of each number, one after the other.
  mutating func addFunctions(
    _ functions: NumberFunctions, to input: PlannedValue, layer: String
  ) throws(ForwardPassError) -> PlannedValue {
    var value = input
    for function in functions {
      let layout = value.layout
      let operation = try Operation(for: layer) {
        onednn_plan_elementwise(layout.pointer, function, $0)
      }
      value = try add(
        operation, to: value, shape: input.shape, mayOverwrite: true,
        derivative: .function(function))
    }
    value.flattenedFrom = input.flattenedFrom
    return value
  }

  mutating func addActivation(
    _ function: ActivationFunction, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    switch function {
    case .softmax, .logSoftmax:
      let operation = try Operation(for: target.name) {
        onednn_plan_softmax(input.layout.pointer, 1, function == .logSoftmax, $0)
      }
      return try add(
        operation, to: input, shape: target.shape,
        derivative: .softmax(isLogarithm: function == .logSoftmax))
    case .softsign:
      return try addLoop(
        over: input, layer: target.name, { $0 / (1 + $0.magnitude) },
        derivative: { 1 / ((1 + $0.magnitude) * (1 + $0.magnitude)) })
    default:
      guard let functions = function.numberFunctions else {
        throw .layerNotSupported(layer: target.name, className: function.rawValue)
      }
      return try addFunctions(functions, to: input, layer: target.name)
    }
  }

  /// ReLU with its corner elsewhere than at 0.
  mutating func add(
    _ layer: ReLU, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let (slope, threshold) = (Float(layer.negativeSlope), Float(layer.threshold))
    let largest = layer.maxValue.map { Float($0) } ?? .infinity
    return try addLoop(
      over: input, layer: target.name,
      { $0 >= largest ? largest : $0 >= threshold ? $0 : slope * ($0 - threshold) },
      derivative: { $0 >= largest ? 0 : $0 >= threshold ? 1 : slope })
  }

  /// A function of each number that oneDNN lacks.
  private mutating func addLoop(
    over input: PlannedValue, layer: String, _ function: @escaping @Sendable (Float) -> Float,
    derivative: @escaping @Sendable (Float) -> Float
  ) throws(ForwardPassError) -> PlannedValue {
    let count = input.shape.reduce(batch, *)
    var result = try addLoop(
      from: input, shape: input.shape, layer: layer, derivative: .numbers(derivative)
    ) { source, destination in
      for index in 0..<count { destination[index] = function(source[index]) }
    }
    result.flattenedFrom = input.flattenedFrom
    return result
  }

  mutating func add(
    _ layer: LocalResponseNormalization, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    // oneDNN divides alpha by the size.
    let alpha = layer.dividesAlpha ? layer.alpha : layer.alpha * Double(layer.size)
    let numbers = onednn_normalization(
      size: Int64(layer.size), alpha: Float(alpha), beta: Float(layer.beta), k: Float(layer.k))
    let operation = try Operation(for: target.name) {
      onednn_plan_normalization(input.layout.pointer, numbers, isDifferentiable, $0)
    }
    return try add(
      operation, to: input, shape: target.shape,
      derivative: .localNormalization(numbers))
  }
}
