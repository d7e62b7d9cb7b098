/// Reads what describes the contents of an HDF5 file: objects, links, attributes.
///
/// Source: The HDF Group, HDF5 File Format Specification 3.0, sections III and IV.
struct HDF5Parser {
  let bytes: HDF5Bytes

  /// The objects of the global heaps read so far: for each heap, where each object lies.
  var heaps: [Int: [Int: Range<Int>]] = [:]

  /// How many bytes may still be looked at. In a sound file each is looked at a few times at most;
  /// one that refers to the same bytes again and again would keep a reader for ever.
  private var allowance: Int

  init(_ bytes: HDF5Bytes) {
    self.bytes = bytes
    allowance = bytes.count * 4 + 65_536
  }

  /// Counts bytes that are going to be looked at.
  mutating func spend(_ count: Int) throws(HDF5Error) {
    allowance -= count
    guard allowance >= 0 else { throw .repetitive }
  }

  /// The object whose description starts at an address.
  mutating func object(at address: Int) throws(HDF5Error) -> HDF5Object {
    try spend(16)
    var messages: [HDF5Object.Message] = []
    if try bytes.byte(at: address) == 1 {
      let size = Int(try bytes.integer(UInt32.self, at: address + 8))
      try read(&messages, from: [(address + 16, size)], header: .old)
    } else {
      try readNewHeader(&messages, at: address)
    }
    return HDF5Object(address: address, messages: messages)
  }

  /// How the start of a message is written.
  private enum MessageHeader {
    /// Version 1: kind and length of two bytes each, padded to eight.
    case old

    /// Version 2: a kind of one byte, a length of two, perhaps the order in which it was made.
    case new(ordered: Bool)
  }

  private mutating func readNewHeader(
    _ messages: inout [HDF5Object.Message], at address: Int
  ) throws(HDF5Error) {
    try bytes.expect("OHDR", at: address, part: "object")
    let version = try bytes.byte(at: address + 4)
    guard version == 2 else { throw .unknownVersion(part: "object", version: version) }
    let flags = try bytes.byte(at: address + 5)
    let sizeBytes = 1 << (flags & 3)
    let times = flags & 0x20 != 0 ? 16 : 0
    let limits = flags & 0x10 != 0 ? 4 : 0
    let place = address + 6 + times + limits
    let size = try bytes.length(at: place, byteCount: sizeBytes)
    try read(
      &messages, from: [(place + sizeBytes, size)], header: .new(ordered: flags & 4 != 0))
  }

  /// Reads the messages of a block and of those that continue it.
  private mutating func read(
    _ messages: inout [HDF5Object.Message], from first: [(start: Int, count: Int)],
    header: MessageHeader
  ) throws(HDF5Error) {
    var blocks = first
    while let block = blocks.popLast() {
      guard block.count <= bytes.count, block.start <= bytes.count - block.count else {
        throw .outside(at: block.start + block.count, size: bytes.count)
      }
      var position = block.start
      let end = block.start + block.count
      while let message = try message(at: position, end: end, header) {
        try spend(8)
        position = message.end
        if message.kind == HDF5Object.Kind.continuation.rawValue {
          blocks.append(try continuation(message, header))
        } else {
          messages.append(message)
        }
      }
      try spend(8)
    }
  }

  /// The message at a position; `nil` where the block has no room for one.
  private func message(
    at position: Int, end: Int, _ header: MessageHeader
  ) throws(HDF5Error) -> HDF5Object.Message? {
    let message: HDF5Object.Message
    switch header {
    case .old:
      guard position + 8 <= end else { return nil }
      message = HDF5Object.Message(
        kind: Int(try bytes.integer(UInt16.self, at: position)), start: position + 8,
        count: Int(try bytes.integer(UInt16.self, at: position + 2)),
        isShared: try bytes.byte(at: position + 4) & 2 != 0)
    case .new(let isOrdered):
      let start = position + (isOrdered ? 6 : 4)
      guard start <= end else { return nil }
      message = HDF5Object.Message(
        kind: try bytes.byte(at: position), start: start,
        count: Int(try bytes.integer(UInt16.self, at: position + 1)),
        isShared: try bytes.byte(at: position + 3) & 2 != 0)
    }
    guard message.end <= end else { throw .damaged(part: "message", at: position) }
    return message
  }

  /// Where the messages go on, without the signature and checksum of newer files.
  private func continuation(
    _ message: HDF5Object.Message, _ header: MessageHeader
  ) throws(HDF5Error) -> (start: Int, count: Int) {
    let start = try bytes.position(at: message.start)
    let count = try bytes.position(at: message.start + 8)
    guard case .new = header else { return (start, count) }
    try bytes.expect("OCHK", at: start, part: "continued object")
    guard count >= 8 else { throw .damaged(part: "continued object", at: start) }
    return (start + 4, count - 8)
  }
}
