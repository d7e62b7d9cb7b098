import Tensors

/// The header of a NumPy array that is to be written, version 1. Source: NumPy,
/// `numpy/lib/format.py`.
enum NPYText {
  /// The bytes before the elements; their number is a multiple of 64.
  static func header(shape: [Int], type: ElementType) -> [UInt8] {
    let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    var text = Array(
      "{'descr': '\(name(of: type))', 'fortran_order': False, 'shape': (\(sizes)), }".utf8)
    let prefix = 10
    let missing = (64 - (prefix + text.count + 1) % 64) % 64
    text += [UInt8](repeating: UInt8(ascii: " "), count: missing) + [UInt8(ascii: "\n")]
    let length = UInt16(truncatingIfNeeded: text.count)
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + text
  }

  /// NumPy's name for an element type. NumPy has no bfloat16: its numbers are written as 32-bit
  /// ones, which hold them exactly.
  private static func name(of type: ElementType) -> String {
    switch type {
    case .float16: "<f2"
    case .float32, .bfloat16: "<f4"
    case .float64: "<f8"
    case .int8: "|i1"
    case .int16: "<i2"
    case .int32: "<i4"
    case .int64: "<i8"
    case .uint8: "|u1"
    case .uint16: "<u2"
    case .uint32: "<u4"
    case .uint64: "<u8"
    case .bool: "|b1"
    }
  }
}
