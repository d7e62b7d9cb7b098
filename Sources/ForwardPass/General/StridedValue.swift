import Tensors

/// A tensor as general operations see it: all its dimensions as the model states them, and how far
/// apart numbers lie along each.
struct StridedValue {
  let sizes: [Int]
  let strides: [Int]
  let buffer: BufferIndex

  /// A tensor whose numbers lie in the order of its dimensions.
  init(sizes: [Int], buffer: BufferIndex) {
    self.init(sizes: sizes, strides: sizes.rowMajorStrides, buffer: buffer)
  }

  init(sizes: [Int], strides: [Int], buffer: BufferIndex) {
    self.sizes = sizes
    self.strides = strides
    self.buffer = buffer
  }

  /// Whether the numbers lie in the order of the dimensions.
  var isRowMajor: Bool { strides == sizes.rowMajorStrides }

  /// The strides as those of a result to which the tensor is repeated: 0 where it has one number
  /// only, or no such dimension. `nil` if it does not fit.
  func strides(repeatedTo result: [Int]) -> [Int]? {
    let missing = result.count - sizes.count
    guard missing >= 0, sizes.indices.allSatisfy({ [1, result[missing + $0]].contains(sizes[$0]) })
    else { return nil }
    return [Int](repeating: 0, count: missing) + zip(sizes, strides).map { $0 == 1 ? 0 : $1 }
  }
}
