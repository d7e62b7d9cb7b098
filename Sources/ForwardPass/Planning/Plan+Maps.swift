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
    let (from, to, batch) = (input.shape, target.shape, batch)
    guard from.count == 3, to.count == 3 else { throw .refused(target.name) }
    let rows = max(0, down)..<min(to[0], from[0] + down)
    let columns = max(0, right)..<min(to[1], from[1] + right)
    let channels = from[2]
    return try addLoop(from: input, shape: to, layer: target.name) { source, destination in
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
    return try add(operation, to: input, shape: target.shape)
  }
}
