/// Averages maps to a given size. Output row i averages the input rows from ⌊i·in/out⌋ up to
/// ⌈(i+1)·in/out⌉, columns likewise.
struct AdaptiveAverage: Sendable {
  let from: [Int]
  let to: [Int]
  let batch: Int

  func run(_ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>) {
    destination.update(repeating: 0, count: batch * to.product)
    forEachPair { place, result, share in
      for channel in 0..<from[2] {
        destination[result + channel] += source[place + channel] * share
      }
    }
  }

  /// Gives each input number its shares of the gradients of the averages.
  func runTransposed(_ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>) {
    destination.update(repeating: 0, count: batch * from.product)
    forEachPair { place, result, share in
      for channel in 0..<from[2] {
        destination[place + channel] += source[result + channel] * share
      }
    }
  }

  /// Visits where the channels of an input number begin and those of an average that it counts for,
  /// with its share.
  @inline(__always)
  private func forEachPair(_ visit: (_ place: Int, _ result: Int, _ share: Float) -> Void) {
    for example in 0..<batch {
      for row in 0..<to[0] {
        for column in 0..<to[1] {
          let result = ((example * to[0] + row) * to[1] + column) * to[2]
          let (rows, columns) = (range(row, 0), range(column, 1))
          let share = 1 / Float(rows.count * columns.count)
          for y in rows {
            for x in columns {
              visit(((example * from[0] + y) * from[1] + x) * from[2], result, share)
            }
          }
        }
      }
    }
  }

  private func range(_ index: Int, _ axis: Int) -> Range<Int> {
    index * from[axis] / to[axis]..<((index + 1) * from[axis] + to[axis] - 1) / to[axis]
  }
}
