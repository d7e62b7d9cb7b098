import TensorFiles
import Tensors

/// How whole numbers stand for others: scale · (number − zero), with one scale for all or one for
/// each place along a dimension. Source: ONNX, `DequantizeLinear`.
struct ONNXQuantization: Sendable {
  let scale: ONNXTensor
  let zero: ONNXTensor?

  /// The dimension with scales of its own.
  let axis: Int

  /// The numbers that are meant; `nil` if scales and numbers do not fit.
  func numbers(for stored: Tensor, _ files: ONNXExternalFiles) throws(ONNXError) -> Tensor? {
    let scales = try scale.tensor(files).floats()
    let zeros = try zero?.tensor(files).floats() ?? [Float](repeating: 0, count: scales.count)
    guard zeros.count == scales.count else { return nil }
    var numbers = stored.floats()
    if scales.count == 1 {
      for place in numbers.indices { numbers[place] = scales[0] * (numbers[place] - zeros[0]) }
      return Tensor(shape: stored.shape, floats: numbers)
    }
    guard stored.shape.indices.contains(axis), stored.shape[axis] == scales.count else {
      return nil
    }
    let inner = stored.shape[(axis + 1)...].reduce(1, *)
    for place in numbers.indices {
      let channel = place / inner % scales.count
      numbers[place] = scales[channel] * (numbers[place] - zeros[channel])
    }
    return Tensor(shape: stored.shape, floats: numbers)
  }
}
