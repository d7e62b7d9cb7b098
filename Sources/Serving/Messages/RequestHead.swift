/// The head of a request: what is asked for, and the fields.
public struct RequestHead: Hashable, Sendable {
  /// `GET`, `POST` and the like, in capitals as they came.
  public let method: String

  /// The path and what follows it, as it came; it starts with `/`.
  public let target: String

  /// The fields in order, their names in small letters, their values without spaces around.
  public let fields: [Field]

  public struct Field: Hashable, Sendable {
    public let name: String
    public let value: String
  }

  /// The value of a field that may stand there once.
  ///
  /// - Throws: a refusal if it stands there more than once.
  public func value(_ name: String) throws(HTTPRefusal) -> String? {
    let found = fields.filter { $0.name == name }
    guard found.count <= 1 else {
      throw HTTPRefusal(.badRequest, "The field \(name) is given more than once.")
    }
    return found.first?.value
  }

  /// How many bytes follow the head.
  ///
  /// Only a stated length is taken: with chunks, or with a length that is given twice, two programs
  /// may not agree where a request ends.
  public func contentLength(limit: Int) throws(HTTPRefusal) -> Int {
    let text = try value("content-length")
    if fields.contains(where: { $0.name == "transfer-encoding" }) {
      throw text == nil
        ? HTTPRefusal(.lengthRequired, "The content's length has to be stated.")
        : HTTPRefusal(.badRequest, "A request has a length or an encoding, not both.")
    }
    guard let text else {
      if method == "POST" {
        throw HTTPRefusal(.lengthRequired, "The content's length has to be stated.")
      }
      return 0
    }
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw HTTPRefusal(.badRequest, "The content's length is not a number.")
    }
    guard let length = Int(text), length <= limit else {
      throw HTTPRefusal(.contentTooLarge, "At most \(limit >> 20) MiB are taken.")
    }
    return length
  }
}
