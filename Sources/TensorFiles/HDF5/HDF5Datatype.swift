import Tensors

/// How the elements of a dataset or an attribute are stored.
enum HDF5Datatype: Sendable {
  case number(ElementType)

  /// A text of that many bytes.
  case fixedText(Int)

  /// A text in a heap.
  case variableText

  /// Two bytes that are no number to HDF5; Keras keeps bfloat16 so and says it in an attribute.
  case twoBytes

  /// Anything else, in words.
  case other(String)

  init(_ bytes: HDF5Bytes, in range: Range<Int>) throws(HDF5Error) {
    let start = range.lowerBound
    guard range.count >= 8 else { throw .damaged(part: "type", at: start) }
    let flags = Int(try bytes.integer(UInt32.self, at: start)) >> 8
    let size = Int(try bytes.integer(UInt32.self, at: start + 4))
    switch try bytes.byte(at: start) & 0x0F {
    case 0:
      self = try HDF5Datatype.integer(bytes, in: range, flags: flags, size: size)
    case 1:
      self = try HDF5Datatype.float(bytes, in: range, flags: flags, size: size)
    case 2: self = .other("times")
    case 3: self = .fixedText(size)
    case 4: self = .other("bit fields")
    case 5: self = size == 2 ? .twoBytes : .other("opaque bytes")
    case 6: self = .other("records")
    case 7: self = .other("references")
    case 8: self = .other("enumerated values")
    case 9: self = flags & 0x0F == 1 ? .variableText : .other("lists of variable length")
    case 10: self = .other("arrays")
    case 11: self = .other("complex numbers")
    default: throw .damaged(part: "type", at: start)
    }
  }

  private static let bigEndian = HDF5Datatype.other("big-endian numbers")

  private static func integer(
    _ bytes: HDF5Bytes, in range: Range<Int>, flags: Int, size: Int
  ) throws(HDF5Error) -> HDF5Datatype {
    let fills = try fillsItsBytes(bytes, in: range, size: size)
    guard flags & 1 == 0 || size == 1 else { return bigEndian }
    let isSigned = flags & 8 != 0
    switch (size, fills) {
    case (1, true): return .number(isSigned ? .int8 : .uint8)
    case (2, true): return .number(isSigned ? .int16 : .uint16)
    case (4, true): return .number(isSigned ? .int32 : .uint32)
    case (8, true): return .number(isSigned ? .int64 : .uint64)
    default: return .other("integers of an unusual size")
    }
  }

  private static func float(
    _ bytes: HDF5Bytes, in range: Range<Int>, flags: Int, size: Int
  ) throws(HDF5Error) -> HDF5Datatype {
    let fills = try fillsItsBytes(bytes, in: range, size: size)
    guard range.count >= 20 else { throw .damaged(part: "type", at: range.lowerBound) }
    guard flags & 0x41 == 0 else { return bigEndian }
    let exponentBits = try bytes.byte(at: range.lowerBound + 13)
    let fractionBits = try bytes.byte(at: range.lowerBound + 15)
    switch (size, exponentBits, fractionBits, fills) {
    case (2, 5, 10, true): return .number(.float16)
    case (2, 8, 7, true): return .number(.bfloat16)
    case (4, 8, 23, true): return .number(.float32)
    case (8, 11, 52, true): return .number(.float64)
    default: return .other("floating-point numbers of an unusual form")
    }
  }

  /// Whether all bits of a number's bytes belong to it.
  private static func fillsItsBytes(
    _ bytes: HDF5Bytes, in range: Range<Int>, size: Int
  ) throws(HDF5Error) -> Bool {
    guard range.count >= 12 else { throw .damaged(part: "type", at: range.lowerBound) }
    let offset = try bytes.integer(UInt16.self, at: range.lowerBound + 8)
    let precision = try bytes.integer(UInt16.self, at: range.lowerBound + 10)
    return offset == 0 && Int(precision) == size * 8
  }
}
