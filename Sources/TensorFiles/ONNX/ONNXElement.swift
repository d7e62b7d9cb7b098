import Tensors

/// ONNX's element types (`TensorProto.DataType`).
enum ONNXElement {
  /// The type of a number in a file; `nil` for texts, complex numbers and numbers below a byte.
  static func elementType(_ number: Int) -> ElementType? {
    switch number {
    case 1: .float32
    case 2: .uint8
    case 3: .int8
    case 4: .uint16
    case 5: .int16
    case 6: .int32
    case 7: .int64
    case 9: .bool
    case 10: .float16
    case 11: .float64
    case 12: .uint32
    case 13: .uint64
    case 16: .bfloat16
    default: nil
    }
  }

  /// The field of a `TensorProto` that holds such numbers where they are not given as raw bytes.
  static func field(of type: ElementType) -> Int {
    switch type {
    case .float32: 4
    case .int32, .int16, .int8, .uint16, .uint8, .bool, .float16, .bfloat16: 5
    case .int64: 7
    case .float64: 10
    case .uint32, .uint64: 11
    }
  }
}
