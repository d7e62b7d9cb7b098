/// A copy that finds each number by adding up one offset for each dimension of the result.
///
/// Transposing, slicing, gathering, repeating, padding and enlarging by the nearest number are all
/// copies of this kind.
struct IndexedCopy: Sendable {
  /// For each dimension of the result, what each index along it adds to the place in the source;
  /// `outside` where there is no number.
  private let offsets: [[Int]]

  /// What stands where there is no number.
  private let fill: Float

  /// The last dimensions whose numbers lie in the source as they do in the result: where they
  /// begin, and how many numbers they have together.
  private let block: (firstDimension: Int, start: Int, count: Int)

  static let outside = -1

  init(offsets: [[Int]], fill: Float = 0) {
    self.offsets = offsets
    self.fill = fill
    var block = (firstDimension: offsets.count, start: 0, count: 1)
    while let table = offsets[..<block.firstDimension].last, let start = table.first,
      start != IndexedCopy.outside,
      table.indices.allSatisfy({ table[$0] == start + $0 * block.count })
    {
      block = (block.firstDimension - 1, block.start + start, block.count * table.count)
    }
    self.block = block
  }

  func run(_ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>) {
    var destination = destination
    copy(0, from: source, to: &destination)
  }

  /// Adds each number of the result to the one that it was copied from, of which there are `count`.
  func runTransposed(
    _ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>, count: Int
  ) {
    destination.update(repeating: 0, count: count)
    var source = source
    add(0, from: &source, to: destination)
  }

  /// Adds all numbers along a dimension and those after it; from nowhere, it passes them over.
  private func add(
    _ dimension: Int, from source: inout UnsafePointer<Float>,
    to destination: UnsafeMutablePointer<Float>?
  ) {
    if dimension == block.firstDimension {
      if let start = destination.map({ $0 + block.start }) {
        for index in 0..<block.count { start[index] += source[index] }
      }
      source += block.count
    } else {
      for offset in offsets[dimension] {
        let start = offset == IndexedCopy.outside ? nil : destination.map { $0 + offset }
        add(dimension + 1, from: &source, to: start)
      }
    }
  }

  /// Copies all numbers along a dimension and those after it; from nowhere, it fills.
  private func copy(
    _ dimension: Int, from source: UnsafePointer<Float>?,
    to destination: inout UnsafeMutablePointer<Float>
  ) {
    if dimension == block.firstDimension {
      if let source {
        destination.update(from: source + block.start, count: block.count)
      } else {
        destination.update(repeating: fill, count: block.count)
      }
      destination += block.count
    } else if dimension == offsets.count - 1, let source {
      for offset in offsets[dimension] {
        destination.pointee = offset == IndexedCopy.outside ? fill : source[offset]
        destination += 1
      }
    } else {
      for offset in offsets[dimension] {
        let start = offset == IndexedCopy.outside ? nil : source.map { $0 + offset }
        copy(dimension + 1, from: start, to: &destination)
      }
    }
  }
}

extension IndexedCopy {
  /// The offsets of `count` numbers, each `stride` behind the one before.
  static func steps(_ count: Int, stride: Int) -> [Int] {
    (0..<count).map { $0 * stride }
  }
}
