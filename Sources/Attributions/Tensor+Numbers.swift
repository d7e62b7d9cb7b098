import Tensors

extension Tensor {
  init(zeros shape: [Int]) {
    self.init(shape: shape, floats: [Float](repeating: 0, count: shape.reduce(1, *)))
  }

  /// Zeros but for a 1 at one place, counted in row-major order.
  init(oneAt place: Int, of shape: [Int]) {
    var floats = [Float](repeating: 0, count: shape.reduce(1, *))
    floats[place] = 1
    self.init(shape: shape, floats: floats)
  }

  /// A function of the numbers of two tensors of one shape.
  func combined(with other: Tensor, _ function: (Float, Float) -> Float) -> Tensor {
    Tensor(shape: shape, floats: zip(floats(), other.floats()).map(function))
  }
}
