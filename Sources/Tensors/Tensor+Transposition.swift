extension Tensor {
  /// The numbers with the dimensions in another order, as 32-bit numbers: `order` says for each
  /// dimension which of these it was.
  package func transposed(_ order: [Int]) -> Tensor {
    let numbers = floats()
    let newShape = order.map { shape[$0] }
    // Beside a size of 0, others may be of any size.
    guard !numbers.isEmpty else { return Tensor(shape: newShape, floats: []) }
    let strides = shape.rowMajorStrides
    let places = StridedPlaces(
      shape: newShape, count: numbers.count, strides: order.map { strides[$0] })
    return Tensor(shape: newShape, floats: places.map { numbers[$0] })
  }
}
