import ForwardPass
import ModelDescription
import Tensors

extension CompiledAttribution {
  /// How much less the unit gives where a window shows the baseline.
  func occluded(
    _ unit: LayerUnit, _ input: Tensor, by baseline: Tensor, window: Extent, strides: Extent
  ) throws(AttributionError) -> Attribution {
    guard input.shape.count == 3 else { throw .noMaps(name: "the input", shape: input.shape) }
    let (height, width) = (input.shape[0], input.shape[1])
    let rows = CompiledAttribution.windows(window.height, every: strides.height, of: height)
    let columns = CompiledAttribution.windows(window.width, every: strides.width, of: width)
    var scores: [Float] = []
    let (shown, hidden) = (input.floats(), baseline.floats())
    let channels = input.shape[2]
    let shape = gradient.targetShape
    var chosen = unit
    let explained = try pass(
      unit, input, others: rows.count * columns.count,
      other: { number in
        var numbers = shown
        for row in rows[number / columns.count] {
          for column in columns[number % columns.count] {
            let start = (row * width + column) * channels
            for index in start..<start + channels { numbers[index] = hidden[index] }
          }
        }
        return Tensor(shape: input.shape, floats: numbers)
      },
      visit: { number, result in
        let output = result.output.floats()
        if number == 0 { chosen = unit.completed(in: output, shape: shape) }
        scores.append(output[chosen.index(in: shape)])
      })

    var sums = [Float](repeating: 0, count: height * width)
    var counts = sums
    for (number, score) in scores.dropFirst().enumerated() {
      for row in rows[number / columns.count] {
        for column in columns[number % columns.count] {
          sums[row * width + column] += explained.score - score
          counts[row * width + column] += 1
        }
      }
    }
    let averages = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
    return Attribution(
      unit: explained.unit, score: explained.score,
      values: Tensor(shape: [height, width, 1], floats: averages))
  }

  /// Windows side by side or overlapping, the last one cut off at the edge.
  private static func windows(_ size: Int, every stride: Int, of length: Int) -> [Range<Int>] {
    let (size, stride) = (min(size, length), min(stride, length))
    let count = length > size ? (length - size + stride - 1) / stride + 1 : 1
    return (0..<count).filter { $0 * stride < length }
      .map { $0 * stride..<min($0 * stride + size, length) }
  }
}
