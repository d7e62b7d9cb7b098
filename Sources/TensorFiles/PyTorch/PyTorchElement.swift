import Tensors

/// The element types of PyTorch, by the names of storages' classes and of types.
enum PyTorchElement {
  /// The element type of a name such as `torch.FloatStorage` or `torch.float32`; `nil` where there
  /// is none.
  static func elementType(_ name: String) -> ElementType? {
    switch name.split(separator: ".").last {
    case "FloatStorage", "float32": .float32
    case "HalfStorage", "float16": .float16
    case "BFloat16Storage", "bfloat16": .bfloat16
    case "DoubleStorage", "float64": .float64
    case "CharStorage", "int8": .int8
    case "ShortStorage", "int16": .int16
    case "IntStorage", "int32": .int32
    case "LongStorage", "int64": .int64
    case "ByteStorage", "uint8", "UntypedStorage": .uint8
    case "uint16": .uint16
    case "uint32": .uint32
    case "uint64": .uint64
    case "BoolStorage", "bool": .bool
    default: nil
    }
  }
}
