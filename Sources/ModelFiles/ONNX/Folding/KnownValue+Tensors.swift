import TensorFiles
import Tensors

extension KnownValue {
  /// The numbers of a tensor that lies in the model's own file; `nil` if there are too many, or if
  /// they cannot be read.
  init?(_ tensor: ONNXTensor) {
    guard let count = tensor.count, count <= KnownValue.countLimit,
      let numbers = try? tensor.tensor(ONNXExternalFiles(beside: "", for: []))
    else { return nil }
    self.init(
      shape: tensor.shape, isInteger: tensor.isInteger,
      elements: KnownValue.exactNumbers(of: numbers).map { Quantity($0) })
  }

  /// The numbers, which need more digits than single precision has where they are large and whole.
  private static func exactNumbers(of tensor: Tensor) -> [Double] {
    func read<Stored: BitwiseCopyable>(_ type: Stored.Type) -> [Stored] {
      tensor.withUnsafeBytes { bytes in
        (0..<tensor.count).map {
          bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Stored>.stride, as: type)
        }
      }
    }
    switch tensor.elementType {
    case .int64: return read(Int64.self).map { Double($0) }
    case .uint64: return read(UInt64.self).map { Double($0) }
    case .int32: return read(Int32.self).map { Double($0) }
    case .uint32: return read(UInt32.self).map { Double($0) }
    case .float64: return read(Double.self)
    default: return tensor.floats().map { Double($0) }
    }
  }

  /// The numbers as a tensor; `nil` while one is open or not known.
  var tensor: Tensor? {
    numbers.map { Tensor(shape: shape, floats: $0.map { Float($0) }) }
  }
}
