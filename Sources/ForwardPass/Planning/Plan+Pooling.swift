import COneDNN
import ModelDescription

/// What a pool takes of the numbers in its window.
enum PoolFunction {
  case maximum

  /// The average of those inside the maps; padding does not count.
  case average

  fileprivate var kind: onednn_pool { self == .maximum ? ONEDNN_MAXIMUM : ONEDNN_AVERAGE }
}

extension Plan {
  mutating func addPool(
    _ function: PoolFunction, _ area: Window?, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    guard let area else { throw .refused(target.name) }
    let window = onednn_window(area, from: input.shape, to: target.shape)
    return try addPool(function, window, to: input, target)
  }

  private mutating func addPool(
    _ function: PoolFunction, _ window: onednn_window, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let destination = try chosenLayout(target.shape, layer: target.name)
    let operation = try Operation(for: target.name) { operation in
      withUnsafePointer(to: window) { window in
        onednn_plan_pooling(
          input.layout.pointer, destination.pointer, window, function.kind, operation)
      }
    }
    return try add(operation, to: input, shape: target.shape)
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
    if from[0] % to[0] == 0, from[1] % to[1] == 0 {
      let window = onednn_window(tilesOf: from[0] / to[0], by: from[1] / to[1])
      return try addPool(.average, window, to: input, target)
    }
    let batch = batch
    return try addLoop(from: input, shape: to, layer: target.name) { source, destination in
      adaptiveAverage(source, shape: from, destination, shape: to, batch: batch)
    }
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

/// Output row i averages the input rows from ⌊i·in/out⌋ up to ⌈(i+1)·in/out⌉, columns likewise.
private func adaptiveAverage(
  _ source: UnsafePointer<Float>, shape from: [Int], _ destination: UnsafeMutablePointer<Float>,
  shape to: [Int], batch: Int
) {
  let channels = from[2]
  func range(_ index: Int, _ axis: Int) -> Range<Int> {
    index * from[axis] / to[axis]..<((index + 1) * from[axis] + to[axis] - 1) / to[axis]
  }
  for example in 0..<batch {
    let maps = source + example * from[0] * from[1] * channels
    for row in 0..<to[0] {
      for column in 0..<to[1] {
        let result = destination + ((example * to[0] + row) * to[1] + column) * channels
        let (rows, columns) = (range(row, 0), range(column, 1))
        let share = 1 / Float(rows.count * columns.count)
        for channel in 0..<channels { result[channel] = 0 }
        for y in rows {
          for x in columns {
            let numbers = maps + (y * from[1] + x) * channels
            for channel in 0..<channels { result[channel] += numbers[channel] }
          }
        }
        for channel in 0..<channels { result[channel] *= share }
      }
    }
  }
}
