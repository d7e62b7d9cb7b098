import Tensors
import Testing

@testable import TensorFiles

/// Examples from Protocol Buffers' page "Encoding", and bytes put together by hand.
@Suite("Protobuf messages")
struct ProtobufTests {
  private func message(_ bytes: [UInt8]) -> ProtobufMessage { ProtobufMessage(storage(bytes)) }

  /// All fields of a message.
  private func fields(_ bytes: [UInt8]) throws(ProtobufError) -> [ProtobufField] {
    var fields = message(bytes).fields
    var all: [ProtobufField] = []
    while let field = try fields.next() { all.append(field) }
    return all
  }

  @Test func `field 1 with the integer 150`() throws {
    let field = try #require(try fields([0x08, 0x96, 0x01]).first)
    #expect(field.number == 1)
    #expect(try field.integer() == 150)
  }

  @Test func `field 2 with the text testing`() throws {
    let field = try #require(
      try fields([0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6E, 0x67]).first)
    #expect(field.number == 2)
    #expect(try field.string() == "testing")
  }

  @Test func `field 3 with a message whose field 1 is 150`() throws {
    let field = try #require(try fields([0x1A, 0x03, 0x08, 0x96, 0x01]).first)
    var inner = try field.submessage().fields
    #expect(try inner.next()?.integer() == 150)
    #expect(try inner.next() == nil)
  }

  @Test func `packed integers, and the same one by one`() throws {
    #expect(
      try fields([0x32, 0x06, 0x03, 0x8E, 0x02, 0x9E, 0xA7, 0x05])[0].integers() == [3, 270, 86942])
    #expect(try fields([0x30, 0x03])[0].integers() == [3])
  }

  @Test func `minus one takes ten bytes`() throws {
    let bytes: [UInt8] = [0x08] + [UInt8](repeating: 0xFF, count: 9) + [0x01]
    #expect(try fields(bytes)[0].integer() == -1)
  }

  @Test func `numbers of single and double precision`() throws {
    let one = littleEndian(Float(1).bitPattern)
    #expect(try fields([0x0D] + one)[0].float() == 1)
    #expect(try fields([0x0A, 8] + one + one)[0].floats() == [1, 1])
    let half = littleEndian(Double(0.5).bitPattern)
    #expect(try fields([0x09] + half)[0].doubles() == [0.5])
    #expect(try fields([0x0A, 8] + half)[0].doubles() == [0.5])
  }

  @Test(
    "what is no field is refused",
    arguments: [
      ([0x0B], .invalidField(at: 0)),  // A group starts.
      ([0x0C], .invalidField(at: 0)),  // A group ends.
      ([0x0E], .invalidField(at: 0)),  // There is no wire type 6.
      ([0x00, 0x01], .invalidField(at: 0)),  // There is no field 0.
      ([0x08], .endsEarly(at: 1)),
      ([0x08, 0x80], .endsEarly(at: 1)),
      ([0x0D, 1, 2, 3], .endsEarly(at: 1)),
      ([0x12, 0x03, 0x61, 0x62], .endsEarly(at: 1)),
      ([0x12] + [UInt8](repeating: 0xFF, count: 9) + [0x01], .endsEarly(at: 1)),
      ([0x08] + [UInt8](repeating: 0x80, count: 10) + [0x01], .integerTooLong(at: 1)),
    ] as [([UInt8], ProtobufError)])
  func refused(bytes: [UInt8], expected: ProtobufError) {
    #expect(throws: expected) { try fields(bytes) }
  }

  @Test func `a message does not read beyond its end`() throws {
    // The inner message ends within its integer, although the file goes on.
    let field = try fields([0x1A, 0x02, 0x08, 0x96, 0x08, 0x01])[0]
    var inner = try field.submessage().fields
    #expect(throws: ProtobufError.endsEarly(at: 3)) { try inner.next() }
  }

  @Test func `a value of another kind is refused`() throws {
    let field = try fields([0x08, 0x96, 0x01])[0]
    #expect(throws: ProtobufError.self) { try field.string() }
    #expect(throws: ProtobufError.self) { try field.float() }
    #expect(throws: ProtobufError.self) { try field.submessage() }
    #expect(throws: ProtobufError.self) { try field.doubles() }
  }

  @Test func `messages lie in each other a hundred deep, not deeper`() throws {
    var bytes: [UInt8] = []
    for _ in 0..<101 {
      var length = bytes.count
      var prefix: [UInt8] = [0x0A]
      while length >= 0x80 {
        prefix.append(UInt8(length & 0x7F) | 0x80)
        length >>= 7
      }
      bytes = prefix + [UInt8(length)] + bytes
    }
    var inner = message(bytes)
    for _ in 0..<100 {
      var fields = inner.fields
      inner = try #require(try fields.next()).submessage()
    }
    var last = inner.fields
    let field = try #require(try last.next())
    #expect(throws: ProtobufError.self) { try field.submessage() }
  }
}
