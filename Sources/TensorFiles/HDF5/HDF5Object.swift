/// A group or a dataset: the messages that describe it.
struct HDF5Object: Sendable {
  /// One message: what it tells and where its bytes lie.
  struct Message: Sendable {
    let kind: Int
    let start: Int
    let count: Int

    /// Whether the bytes only say where in the file the message is.
    let isShared: Bool

    var end: Int { start + count }
  }

  /// The kinds of messages that are looked at, by their numbers in the format.
  enum Kind: Int {
    case dataspace = 0x01
    case linkInfo = 0x02
    case datatype = 0x03
    case link = 0x06
    case externalFiles = 0x07
    case layout = 0x08
    case filters = 0x0B
    case attribute = 0x0C
    case continuation = 0x10
    case symbolTable = 0x11
    case attributeInfo = 0x15
  }

  let address: Int
  let messages: [Message]

  var isGroup: Bool {
    contains(.symbolTable) || contains(.linkInfo) || contains(.link)
  }

  var isDataset: Bool { contains(.layout) }

  func contains(_ kind: Kind) -> Bool {
    messages.contains { $0.kind == kind.rawValue }
  }

  func messages(_ kind: Kind) -> [Message] {
    messages.filter { $0.kind == kind.rawValue }
  }

  /// The first message of a kind, where there is one.
  func first(_ kind: Kind) throws(HDF5Error) -> Message? {
    guard let message = messages.first(where: { $0.kind == kind.rawValue }) else { return nil }
    guard !message.isShared else { throw .unsupported(feature: "descriptions kept elsewhere") }
    return message
  }

  /// The first message of a kind, which the object must have.
  func require(_ kind: Kind, _ part: String) throws(HDF5Error) -> Message {
    guard let message = try first(kind) else { throw .damaged(part: part, at: address) }
    return message
  }
}
