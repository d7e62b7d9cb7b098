import TensorFiles
import Tensors

/// A tensor of a graph that does not depend on the network's input.
struct ONNXConstant: Sendable {
  /// The name of the tensor.
  let name: String

  let content: Content

  /// Whether it was trained: an initialiser of the file.
  let isLearned: Bool

  enum Content: Sendable {
    /// Numbers of the file, which may be many; their dimensions are then put in another order.
    case stored(ONNXTensor, order: [Int]?)

    /// Whole numbers of the file that stand for others: scale · (number − zero).
    case quantized(ONNXTensor, ONNXQuantization)

    /// Few numbers that were worked out.
    case known(KnownValue)
  }

  var shape: [Int] {
    switch content {
    case .stored(let tensor, nil), .quantized(let tensor, _): tensor.shape
    case .stored(let tensor, let order?): order.map { tensor.shape[$0] }
    case .known(let value): value.shape
    }
  }

  /// How many numbers there are; `nil` if more than can be counted.
  var count: Int? { Tensor.byteCount(shape: shape, elementType: .uint8) }

  /// Whether working the numbers out anew costs next to nothing.
  var isSmall: Bool { count.map { $0 <= 4096 } ?? false }

  /// Whether the numbers are whole.
  var isInteger: Bool {
    switch content {
    case .stored(let tensor, _): tensor.isInteger
    case .quantized: false
    case .known(let value): value.isInteger
    }
  }

  /// The only number.
  var scalar: Double? { count == 1 ? value?.scalar?.number : nil }

  /// The numbers, if they are few.
  var value: KnownValue? {
    switch content {
    case .stored(let tensor, nil): KnownValue(tensor)
    case .known(let value): value
    case .stored, .quantized: nil
    }
  }

  /// The same numbers in another shape; `nil` where that is not followed.
  func reshaped(_ shape: [Int]) -> ONNXConstant? {
    switch content {
    case .stored(let tensor, nil):
      tensor.reshaped(shape).map { with(.stored($0, order: nil)) }
    case .known(let value): value.reshaped(shape).map { with(.known($0)) }
    case .stored, .quantized: nil
    }
  }

  /// The dimensions in another order; `nil` where that is not followed.
  func transposed(_ order: [Int]) -> ONNXConstant? {
    guard case .stored(let tensor, nil) = content,
      order.sorted() == Array(tensor.shape.indices)
    else { return nil }
    return with(.stored(tensor, order: order))
  }

  func with(_ content: Content) -> ONNXConstant {
    ONNXConstant(name: name, content: content, isLearned: isLearned)
  }

  /// The numbers.
  func tensor(_ files: ONNXExternalFiles) throws(ONNXError) -> Tensor? {
    switch content {
    case .stored(let tensor, nil): try tensor.tensor(files)
    case .stored(let tensor, let order?): try tensor.tensor(files).transposed(order)
    case .quantized(let tensor, let quantization):
      try quantization.numbers(for: tensor.tensor(files), files)
    case .known(let value): value.tensor
    }
  }
}
