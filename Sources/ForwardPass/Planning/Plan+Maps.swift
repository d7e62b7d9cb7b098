import COneDNN
import ModelDescription

/// Layers that move or repeat the numbers of feature maps.
extension Plan {
  /// Rows and columns of zeros around each map.
  mutating func add(
    _ layer: ZeroPadding2D, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    try addShift(down: layer.top, right: layer.left, of: input, target)
  }

  /// Rows and columns cut off each map.
  mutating func add(
    _ layer: Cropping2D, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    try addShift(down: -layer.top, right: -layer.left, of: input, target)
  }

  /// Each map moved into one of another size: what does not fit is left out, what is new is 0.
  private mutating func addShift(
    down: Int, right: Int, of input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    guard input.shape.count == 3, target.shape.count == 3 else { throw .refused(target.name) }
    let shift = MapShift(
      from: input.shape, to: target.shape, down: down, right: right, batch: batch)
    return try addLoop(
      from: input, shape: target.shape, layer: target.name,
      derivative: .linear(transposed: shift.reversed.run), shift.run)
  }

  /// Larger maps, by repeating numbers or interpolating between them.
  mutating func add(
    _ layer: UpSampling2D, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    guard input.shape.count == 3 else { throw .refused(target.name) }
    let destination = try chosenLayout(target.shape, layer: target.name)
    let operation = try Operation(for: target.name) {
      onednn_plan_resampling(
        input.layout.pointer, destination.pointer, layer.interpolation == .bilinear, $0)
    }
    return try add(
      operation, to: input, shape: target.shape,
      derivative: .resampling(interpolates: layer.interpolation == .bilinear))
  }
}

/// Moves each map into one of another size.
private struct MapShift {
  let from: [Int]
  let to: [Int]
  let down: Int
  let right: Int
  let batch: Int

  /// Moves them back.
  var reversed: MapShift {
    MapShift(from: to, to: from, down: -down, right: -right, batch: batch)
  }

  func run(_ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>) {
    let rows = max(0, down)..<min(to[0], from[0] + down)
    let columns = max(0, right)..<min(to[1], from[1] + right)
    let channels = from[2]
    destination.update(repeating: 0, count: batch * to.reduce(1, *))
    for example in 0..<batch {
      for row in rows {
        let place = (example * to[0] + row) * to[1] + columns.lowerBound
        let origin = (example * from[0] + row - down) * from[1] + columns.lowerBound - right
        (destination + place * channels).update(
          from: source + origin * channels, count: columns.count * channels)
      }
    }
  }
}
