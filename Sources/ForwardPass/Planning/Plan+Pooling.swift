import COneDNN
import ModelDescription

/// What a pool takes of the numbers in its window.
enum PoolFunction {
  case maximum

  /// The average of those inside the maps; padding does not count.
  case average

  /// The average of those inside the maps and of the zeros of their padding. What a last window has
  /// beyond the padding does not count.
  case averageWithPadding

  fileprivate var kind: onednn_pool {
    switch self {
    case .maximum: ONEDNN_MAXIMUM
    case .average: ONEDNN_AVERAGE
    case .averageWithPadding: ONEDNN_AVERAGE_WITH_PADDING
    }
  }
}

extension Plan {
  mutating func addPool(
    _ function: PoolFunction, _ area: Window?, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    guard let area, input.shape.count == 3 else { throw .refused(target.name) }
    let window = onednn_window(area, from: input.shape, to: target.shape)
    let pooled = try addPool(function, window, to: input, target)
    guard function == .averageWithPadding else { return pooled }
    return try corrected(pooled, area, from: input.shape, target)
  }

  private mutating func addPool(
    _ function: PoolFunction, _ window: onednn_window, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let destination = try chosenLayout(target.shape, layer: target.name)
    let operation = try Operation(for: target.name) { operation in
      withUnsafePointer(to: window) { window in
        onednn_plan_pooling(
          input.layout.pointer, destination.pointer, window, function.kind, isDifferentiable,
          operation)
      }
    }
    return try add(
      operation, to: input, shape: target.shape, derivative: .pool(function.kind, window))
  }

  /// Averages with their padding, of which oneDNN counts windows that reach beyond it as whole.
  private mutating func corrected(
    _ pooled: PlannedValue, _ area: Window, from: [Int], _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let factors = [Axis.height, .width].enumerated().map { dimension, axis in
      let counts = (0..<target.shape[dimension]).map {
        area.count(at: $0, of: from[dimension], along: axis)
      }
      return counts.map { Float(area.size[axis]) / Float(max($0, 1)) }
    }
    guard factors.joined().contains(where: { $0 != 1 }) else { return pooled }
    let (to, batch) = (target.shape, batch)
    let multiply: Plan.Loop = { source, destination in
      for index in 0..<batch * to.reduce(1, *) {
        let (row, column) = (index / (to[1] * to[2]) % to[0], index / to[2] % to[1])
        destination[index] = source[index] * factors[0][row] * factors[1][column]
      }
    }
    return try addLoop(
      from: pooled, shape: to, layer: target.name, derivative: .linear(transposed: multiply),
      multiply)
  }

  /// Takes one number of each whole map.
  mutating func addGlobalPool(
    _ function: PoolFunction, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    guard input.shape.count == 3 else { throw .refused(target.name) }
    let window = onednn_window(tilesOf: input.shape[0], by: input.shape[1])
    let maps = Target(name: target.name, shape: [1, 1, input.shape[2]])
    let pooled = try addPool(function, window, to: input, maps)
    return try reshaped(pooled, target)
  }

  /// Averages to a given size: with equal tiles where they fit, else with windows that overlap.
  mutating func addAdaptivePool(
    to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    guard input.shape != target.shape else { return input }
    let (from, to) = (input.shape, target.shape)
    guard from.count == 3, to.count == 3 else { throw .refused(target.name) }
    if from[0] % to[0] == 0, from[1] % to[1] == 0 {
      let window = onednn_window(tilesOf: from[0] / to[0], by: from[1] / to[1])
      return try addPool(.average, window, to: input, target)
    }
    let average = AdaptiveAverage(from: from, to: to, batch: batch)
    return try addLoop(
      from: input, shape: to, layer: target.name,
      derivative: .linear(transposed: average.runTransposed), average.run)
  }

  /// The same numbers in the same order under another shape.
  mutating func reshaped(
    _ value: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let plain = try inPlainLayout(value, layer: target.name)
    return PlannedValue(
      shape: target.shape, layout: try plainLayout(target.shape, layer: target.name),
      buffer: plain.buffer)
  }
}

extension Window {
  /// How many rows or columns of the input and its padding a window covers.
  fileprivate func count(at place: Int, of input: Int, along axis: Axis) -> Int {
    let (before, after) = margins(of: input, along: axis)
    let first = place * strides[axis] - before
    return (0..<size[axis]).count { first + $0 * dilationRate[axis] < input + after }
  }
}
