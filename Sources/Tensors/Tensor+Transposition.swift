extension Tensor {
  /// The numbers with the dimensions in another order, as 32-bit numbers: `order` says for each
  /// dimension which of these it was.
  package func transposed(_ order: [Int]) -> Tensor {
    let numbers = floats()
    let newShape = order.map { shape[$0] }
    // Beside a size of 0, others may be of any size.
    guard !numbers.isEmpty else { return Tensor(shape: newShape, floats: []) }
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    let steps = order.map { strides[$0] }
    var moved: [Float] = []
    moved.reserveCapacity(numbers.count)
    var coordinates = [Int](repeating: 0, count: order.count)
    var place = 0
    for _ in numbers.indices {
      moved.append(numbers[place])
      for axis in order.indices.reversed() {
        coordinates[axis] += 1
        place += steps[axis]
        if coordinates[axis] < newShape[axis] { break }
        place -= coordinates[axis] * steps[axis]
        coordinates[axis] = 0
      }
    }
    return Tensor(shape: newShape, floats: moved)
  }
}
