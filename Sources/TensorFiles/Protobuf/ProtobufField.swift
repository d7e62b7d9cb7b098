import Tensors

/// One field of a message, and its value in the form that the caller's format says.
package struct ProtobufField: Sendable {
  /// A value as it is stored.
  enum Value: Sendable {
    case varint(UInt64)
    case fixed32(UInt32)
    case fixed64(UInt64)

    /// A text, a message, or numbers in a row: where it lies in the file.
    case block(Range<Int>)
  }

  package let number: Int

  let value: Value

  /// Where the field starts in the file.
  let place: Int

  /// The message that the field stands in.
  let message: ProtobufMessage

  /// An integer: int32, int64, uint64, a truth value or an enumeration's.
  package func integer() throws(ProtobufError) -> Int {
    guard case .varint(let bits) = value else { throw unexpected("an integer") }
    return Int(truncatingIfNeeded: bits)
  }

  /// A single-precision number.
  package func float() throws(ProtobufError) -> Float {
    guard case .fixed32(let bits) = value else { throw unexpected("a 32-bit number") }
    return Float(bitPattern: bits)
  }

  /// Where the bytes of a text, a message or packed numbers lie in the file.
  package func block() throws(ProtobufError) -> Range<Int> {
    guard case .block(let range) = value else { throw unexpected("a block of bytes") }
    return range
  }

  /// A text; bytes that are not UTF-8 become replacement characters.
  package func string() throws(ProtobufError) -> String {
    let range = try block()
    let bytes = message.storage.bytes(at: range.lowerBound, count: range.count) ?? []
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A message within the message.
  package func submessage() throws(ProtobufError) -> ProtobufMessage {
    let range = try block()
    guard message.depth < ProtobufMessage.depthLimit else {
      throw .tooDeep(at: place, limit: ProtobufMessage.depthLimit)
    }
    return ProtobufMessage(storage: message.storage, range: range, depth: message.depth + 1)
  }

  /// The integers of a repeated field: one, or many in a row.
  package func integers() throws(ProtobufError) -> [Int] {
    var integers: [Int] = []
    integers.reserveCapacity(integerCount)
    try forEachInteger { integers.append($0) }
    return integers
  }

  /// How many integers a repeated field has here; none of them is kept.
  var integerCount: Int {
    guard case .block(let range) = value else { return 1 }
    return message.storage.withUnsafeBytes { bytes in
      // The last byte of each has its highest bit clear.
      bytes[range].count { $0 < 0x80 }
    }
  }

  /// Meets the integers of a repeated field one after the other.
  func forEachInteger(_ body: (Int) -> Void) throws(ProtobufError) {
    guard case .block(let range) = value else { return body(try integer()) }
    var bytes = ProtobufBytes(message.storage, range)
    while !bytes.isAtEnd { body(Int(truncatingIfNeeded: try bytes.varint())) }
  }

  /// The single-precision numbers of a repeated field: one, or many in a row.
  package func floats() throws(ProtobufError) -> [Float] {
    guard case .block(let range) = value else { return [try float()] }
    var bytes = ProtobufBytes(message.storage, range)
    var floats: [Float] = []
    floats.reserveCapacity(range.count / 4)
    while !bytes.isAtEnd { floats.append(Float(bitPattern: try bytes.fixed(UInt32.self))) }
    return floats
  }

  /// The double-precision numbers of a repeated field: one, or many in a row.
  package func doubles() throws(ProtobufError) -> [Double] {
    if case .fixed64(let bits) = value { return [Double(bitPattern: bits)] }
    guard case .block(let range) = value else { throw unexpected("64-bit numbers") }
    var bytes = ProtobufBytes(message.storage, range)
    var doubles: [Double] = []
    doubles.reserveCapacity(range.count / 8)
    while !bytes.isAtEnd { doubles.append(Double(bitPattern: try bytes.fixed(UInt64.self))) }
    return doubles
  }

  private func unexpected(_ wanted: String) -> ProtobufError {
    .unexpected(field: number, at: place, wanted: wanted)
  }
}
