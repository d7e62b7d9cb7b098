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
    let (rows, columns) = (part?.rows ?? 0..<height, part?.columns ?? 0..<width)
    let windows = CoveredPart.all(window, every: strides, height: height, width: width).map {
      (whole: $0, seen: $0.clamped(to: rows, columns))
    }
    let seenWindows = windows.compactMap(\.seen)
    let (shown, hidden) = (seen(input), seen(baseline).floats())
    var scores: [Float] = []
    let explained = try pass(
      unit, shown, others: seenWindows.count,
      other: { number in
        var numbers = shown.floats()
        for place in seenWindows[number].places(width: columns.count) {
          let start = place * input.shape[2]
          for index in start..<start + input.shape[2] { numbers[index] = hidden[index] }
        }
        return Tensor(shape: shown.shape, floats: numbers)
      },
      visit: { number, _, score in
        if number > 0 { scores.append(score) }
      })

    var sums = [Float](repeating: 0, count: height * width)
    var counts = sums
    var seenScores = scores.makeIterator()
    for window in windows {
      // The unit gives the same where it does not see the window.
      let score = window.seen.flatMap { _ in seenScores.next() }
      let difference = score.map { explained.score - $0 } ?? 0
      for place in window.whole.places(width: width) {
        sums[place] += difference
        counts[place] += 1
      }
    }
    let averages = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
    return Attribution(
      unit: explained.unit, score: explained.score,
      values: Tensor(shape: [height, width, 1], floats: averages))
  }
}

/// A part of an input that is covered.
private struct CoveredPart {
  let rows: Range<Int>
  let columns: Range<Int>

  /// Windows side by side or overlapping, the last ones cut off at the edges.
  static func all(_ size: Extent, every strides: Extent, height: Int, width: Int) -> [CoveredPart] {
    let columns = ranges(size.width, every: strides.width, of: width)
    return ranges(size.height, every: strides.height, of: height).flatMap { rows in
      columns.map { CoveredPart(rows: rows, columns: $0) }
    }
  }

  /// What lies in an area, counted from its corner; `nil` where nothing does.
  func clamped(to rows: Range<Int>, _ columns: Range<Int>) -> CoveredPart? {
    func inside(_ range: Range<Int>, _ area: Range<Int>) -> Range<Int>? {
      guard range.overlaps(area) else { return nil }
      let part = range.clamped(to: area)
      return part.lowerBound - area.lowerBound..<part.upperBound - area.lowerBound
    }
    guard let rows = inside(self.rows, rows), let columns = inside(self.columns, columns) else {
      return nil
    }
    return CoveredPart(rows: rows, columns: columns)
  }

  /// Its pixels, counted row by row in a picture of a width.
  func places(width: Int) -> [Int] {
    rows.flatMap { row in columns.map { row * width + $0 } }
  }

  private static func ranges(_ size: Int, every stride: Int, of length: Int) -> [Range<Int>] {
    let (size, stride) = (min(size, length), min(stride, length))
    let count = length > size ? (length - size + stride - 1) / stride + 1 : 1
    return (0..<count).filter { $0 * stride < length }
      .map { $0 * stride..<min($0 * stride + size, length) }
  }
}
