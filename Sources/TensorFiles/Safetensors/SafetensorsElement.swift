import Tensors

/// The element types of safetensors, by their names in the header.
enum SafetensorsElement {
  /// The size of one element in bits; `nil` for a name that the format does not have.
  static func bitCount(_ name: String) -> Int? {
    switch name {
    case "F4": 4
    case "F6_E2M3", "F6_E3M2": 6
    case "BOOL", "U8", "I8": 8
    case "F8_E5M2", "F8_E4M3", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ": 8
    case "I16", "U16", "F16", "BF16": 16
    case "I32", "U32", "F32": 32
    case "I64", "U64", "F64", "C64": 64
    default: nil
    }
  }

  /// The element type to read it as; `nil` where there is none.
  static func elementType(_ name: String) -> ElementType? {
    switch name {
    case "BOOL": .bool
    case "U8": .uint8
    case "I8": .int8
    case "U16": .uint16
    case "I16": .int16
    case "F16": .float16
    case "BF16": .bfloat16
    case "U32": .uint32
    case "I32": .int32
    case "F32": .float32
    case "U64": .uint64
    case "I64": .int64
    case "F64": .float64
    default: nil
    }
  }

  /// The format's name for an element type.
  static func name(of type: ElementType) -> String {
    switch type {
    case .bool: "BOOL"
    case .uint8: "U8"
    case .int8: "I8"
    case .uint16: "U16"
    case .int16: "I16"
    case .float16: "F16"
    case .bfloat16: "BF16"
    case .uint32: "U32"
    case .int32: "I32"
    case .float32: "F32"
    case .uint64: "U64"
    case .int64: "I64"
    case .float64: "F64"
    }
  }
}
