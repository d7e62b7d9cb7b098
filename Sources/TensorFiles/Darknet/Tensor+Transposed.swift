import Tensors

extension Tensor {
  /// A matrix with rows for columns; `self` where it is none.
  func transposed() -> Tensor {
    guard shape.count == 2 else { return self }
    let numbers = floats()
    let (rows, columns) = (shape[0], shape[1])
    var turned: [Float] = []
    turned.reserveCapacity(numbers.count)
    for column in 0..<columns {
      for row in 0..<rows { turned.append(numbers[row * columns + column]) }
    }
    return Tensor(shape: [columns, rows], floats: turned)
  }
}
