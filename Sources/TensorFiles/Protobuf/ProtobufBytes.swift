import Tensors

/// A place in a range of bytes, and what can be read from there. Nothing beyond the range is read.
struct ProtobufBytes {
  private let storage: TensorStorage
  private let end: Int
  private(set) var position: Int

  init(_ storage: TensorStorage, _ range: Range<Int>) {
    self.storage = storage
    position = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { position >= end }

  /// An integer of one to ten bytes, seven bits in each, the lowest first.
  mutating func varint() throws(ProtobufError) -> UInt64 {
    let start = position
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 70, by: 7) {
      guard position < end, let byte = storage.integer(UInt8.self, at: position) else {
        throw .endsEarly(at: start)
      }
      position += 1
      // Of the tenth byte only one bit has room; the others are lost, as in protobuf's own reader.
      value |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return value }
    }
    throw .integerTooLong(at: start)
  }

  mutating func fixed<Value: FixedWidthInteger>(
    _ type: Value.Type
  ) throws(ProtobufError) -> Value {
    let size = MemoryLayout<Value>.size
    guard size <= end - position, let value = storage.integer(type, at: position) else {
      throw .endsEarly(at: position)
    }
    position += size
    return value
  }

  /// The range of a block, which starts with its length.
  mutating func block() throws(ProtobufError) -> Range<Int> {
    let start = position
    let length = try varint()
    guard length <= UInt64(end - position) else { throw .endsEarly(at: start) }
    defer { position += Int(length) }
    return position..<position + Int(length)
  }
}
