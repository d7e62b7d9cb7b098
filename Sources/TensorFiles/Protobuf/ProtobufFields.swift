import Tensors

/// Goes through the fields of a message in the order in which they stand.
package struct ProtobufFields {
  private let message: ProtobufMessage
  private var bytes: ProtobufBytes

  init(of message: ProtobufMessage) {
    self.message = message
    bytes = ProtobufBytes(message.storage, message.range)
  }

  /// The next field; `nil` at the end of the message.
  package mutating func next() throws(ProtobufError) -> ProtobufField? {
    guard !bytes.isAtEnd else { return nil }
    let start = bytes.position
    let key = try bytes.varint()
    // The largest field number is 2^29 - 1.
    guard key >> 3 > 0, key >> 3 < 1 << 29 else { throw .invalidField(at: start) }
    let value: ProtobufField.Value
    switch key & 7 {
    case 0: value = .varint(try bytes.varint())
    case 1: value = .fixed64(try bytes.fixed(UInt64.self))
    case 2: value = .block(try bytes.block())
    case 5: value = .fixed32(try bytes.fixed(UInt32.self))
    default: throw .invalidField(at: start)
    }
    return ProtobufField(number: Int(key >> 3), value: value, place: start, message: message)
  }
}
