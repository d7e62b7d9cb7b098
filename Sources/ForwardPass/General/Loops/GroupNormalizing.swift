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

  private func normalize(
    _ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>,
    _ group: Range<Int>, scale: UnsafePointer<Float>?, shift: UnsafePointer<Float>?
  ) {
    func forEachRow(_ body: (_ start: Int, _ channel: Int) -> Void) {
      for place in 0..<outer {
        for channel in group { body((place * channels + channel) * inner, channel) }
      }
    }
    let count = Double(outer * group.count * inner)
    var sum = 0.0
    forEachRow { start, _ in
      for index in start..<start + inner { sum += Double(source[index]) }
    }
    let mean = Float(sum / count)
    var squares = 0.0
    forEachRow { start, _ in
      for index in start..<start + inner {
        let distance = Double(source[index] - mean)
        squares += distance * distance
      }
    }
    let factor = Float(1 / (squares / count + epsilon).squareRoot())
    forEachRow { start, channel in
      let slope = factor * (scale?[channel] ?? 1)
      let summand = shift?[channel] ?? 0
      for index in start..<start + inner {
        destination[index] = (source[index] - mean) * slope + summand
      }
    }
  }
}
