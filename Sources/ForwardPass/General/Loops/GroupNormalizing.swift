/// Brings the numbers of each group of channels of each example to mean 0 and variance 1, then
/// scales and shifts each channel.
struct GroupNormalizing: Sendable {
  let batch: Int
  let groups: Int
  let channels: Int

  /// The numbers of a channel, in two dimensions: before the channels in memory, and after them.
  let outer: Int
  let inner: Int
  let epsilon: Double

  func run(
    _ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>,
    scale: UnsafePointer<Float>?, shift: UnsafePointer<Float>?
  ) {
    let size = channels / groups
    for example in 0..<batch {
      let start = example * outer * channels * inner
      for group in 0..<groups {
        normalize(
          source + start, destination + start, group * size..<(group + 1) * size,
          scale: scale, shift: shift)
      }
    }
  }

  /// The gradient of the numbers from that of the result.
  func runBackward(
    _ source: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>,
    _ destination: UnsafeMutablePointer<Float>, scale: UnsafePointer<Float>?
  ) {
    let size = channels / groups
    for example in 0..<batch {
      let start = example * outer * channels * inner
      for group in 0..<groups {
        takeBack(
          source + start, gradient + start, destination + start,
          group * size..<(group + 1) * size, scale: scale)
      }
    }
  }

  private func normalize(
    _ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>,
    _ group: Range<Int>, scale: UnsafePointer<Float>?, shift: UnsafePointer<Float>?
  ) {
    let (mean, factor) = moments(of: source, group)
    forEachRow(of: group) { start, channel in
      let slope = factor * (scale?[channel] ?? 1)
      let summand = shift?[channel] ?? 0
      for index in start..<start + inner {
        destination[index] = (source[index] - mean) * slope + summand
      }
    }
  }

  /// Every number moves all results by moving their average and their common factor.
  private func takeBack(
    _ source: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>,
    _ destination: UnsafeMutablePointer<Float>, _ group: Range<Int>,
    scale: UnsafePointer<Float>?
  ) {
    let (mean, factor) = moments(of: source, group)
    var (sum, product) = (0.0, 0.0)
    forEachRow(of: group) { start, channel in
      for index in start..<start + inner {
        let share = Double(gradient[index] * (scale?[channel] ?? 1))
        sum += share
        product += share * Double((source[index] - mean) * factor)
      }
    }
    let count = Double(outer * group.count * inner)
    let (average, slope) = (Float(sum / count), Float(product / count))
    forEachRow(of: group) { start, channel in
      for index in start..<start + inner {
        let share = gradient[index] * (scale?[channel] ?? 1)
        destination[index] = factor * (share - average - (source[index] - mean) * factor * slope)
      }
    }
  }

  /// The average of a group, and 1 / √(variance + epsilon).
  private func moments(
    of source: UnsafePointer<Float>, _ group: Range<Int>
  ) -> (mean: Float, factor: Float) {
    let count = Double(outer * group.count * inner)
    var sum = 0.0
    forEachRow(of: group) { start, _ in
      for index in start..<start + inner { sum += Double(source[index]) }
    }
    let mean = Float(sum / count)
    var squares = 0.0
    forEachRow(of: group) { start, _ in
      for index in start..<start + inner {
        let distance = Double(source[index] - mean)
        squares += distance * distance
      }
    }
    return (mean, Float(1 / (squares / count + epsilon).squareRoot()))
  }

  /// Visits each run of a channel's numbers that lie side by side.
  private func forEachRow(of group: Range<Int>, _ body: (_ start: Int, _ channel: Int) -> Void) {
    for place in 0..<outer {
      for channel in group { body((place * channels + channel) * inner, channel) }
    }
  }
}
