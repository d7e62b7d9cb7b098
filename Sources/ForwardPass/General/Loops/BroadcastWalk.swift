/// A way through one or two tensors that repeat along some dimensions, in the order in which the
/// result lies in memory.
struct BroadcastWalk: Sendable {
  /// One dimension: how far it goes, and how far apart its numbers lie; 0 where they repeat.
  private struct Dimension {
    var count: Int
    var first: Int
    var second: Int
  }

  private let dimensions: [Dimension]

  /// - Parameters:
  ///   - sizes: the result's, in the order of memory.
  ///   - first: the strides of the first tensor, in the same order.
  init(sizes: [Int], first: [Int], second: [Int]) {
    var merged: [Dimension] = []
    for place in sizes.indices where sizes[place] != 1 {
      let next = Dimension(count: sizes[place], first: first[place], second: second[place])
      if let last = merged.last, last.first == next.first * next.count,
        last.second == next.second * next.count
      {
        merged[merged.count - 1] = Dimension(
          count: last.count * next.count, first: next.first, second: next.second)
      } else {
        merged.append(next)
      }
    }
    dimensions = merged.isEmpty ? [Dimension(count: 1, first: 0, second: 0)] : merged
  }

  /// Writes a function of each pair of numbers.
  @inline(__always)
  func run(
    _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>,
    _ destination: UnsafeMutablePointer<Float>, _ function: (Float, Float) -> Float
  ) {
    let row = dimensions[dimensions.count - 1]
    let outer = dimensions.dropLast()
    var indices = [Int](repeating: 0, count: outer.count)
    var (first, second, destination) = (first, second, destination)
    while true {
      BroadcastWalk.run(row, first, second, destination, function)
      destination += row.count
      // The next row: the last index that has not come to its end moves on.
      var place = outer.count - 1
      while place >= 0, indices[place] + 1 == outer[place].count {
        first -= indices[place] * outer[place].first
        second -= indices[place] * outer[place].second
        indices[place] = 0
        place -= 1
      }
      guard place >= 0 else { return }
      indices[place] += 1
      first += outer[place].first
      second += outer[place].second
    }
  }

  /// Calls `visit` for each number of the result with its place and those of the numbers that it
  /// comes from.
  @inline(__always)
  func forEach(_ visit: (_ place: Int, _ first: Int, _ second: Int) -> Void) {
    let row = dimensions[dimensions.count - 1]
    let rowCount = dimensions.dropLast().reduce(1) { $0 * $1.count }
    for number in 0..<rowCount {
      var (rest, first, second) = (number, 0, 0)
      for dimension in dimensions.dropLast().reversed() {
        first += rest % dimension.count * dimension.first
        second += rest % dimension.count * dimension.second
        rest /= dimension.count
      }
      for index in 0..<row.count {
        visit(number * row.count + index, first + index * row.first, second + index * row.second)
      }
    }
  }

  /// One row; apart, rows in which a tensor is dense or repeats one number become vector code.
  @inline(__always)
  private static func run(
    _ row: Dimension, _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>,
    _ destination: UnsafeMutablePointer<Float>, _ function: (Float, Float) -> Float
  ) {
    switch (row.first, row.second) {
    case (1, 1):
      for index in 0..<row.count { destination[index] = function(first[index], second[index]) }
    case (1, 0):
      let number = second.pointee
      for index in 0..<row.count { destination[index] = function(first[index], number) }
    case (0, 1):
      let number = first.pointee
      for index in 0..<row.count { destination[index] = function(number, second[index]) }
    default:
      for index in 0..<row.count {
        destination[index] = function(first[index * row.first], second[index * row.second])
      }
    }
  }
}
