extension RequestHead {
  /// The most bytes that a head may have, and the most fields.
  public static let byteLimit = 16_384
  static let fieldLimit = 100

  /// Reads the head at the beginning of bytes. RFC 9112, strictly: lines end in CR LF, and nothing
  /// that programs understand differently is let in.
  ///
  /// - Returns: the head and how many bytes it takes; `nil` while its end has not come.
  public static func parse(
    _ bytes: [UInt8]
  ) throws(HTTPRefusal) -> (head: RequestHead, length: Int)? {
    guard let end = endOfHead(in: bytes) else {
      guard bytes.count <= byteLimit else {
        throw HTTPRefusal(.headersTooLarge, "The head of the request is too long.")
      }
      try checkBeginning(of: bytes)
      return nil
    }
    guard end <= byteLimit else {
      throw HTTPRefusal(.headersTooLarge, "The head of the request is too long.")
    }
    var lines = try lines(of: bytes[..<(end - 4)])
    let (method, target) = try requestLine(lines.removeFirst())
    guard lines.count <= fieldLimit else {
      throw HTTPRefusal(.headersTooLarge, "The request has too many fields.")
    }
    var fields: [Field] = []
    for line in lines { fields.append(try field(line)) }
    return (RequestHead(method: method, target: target, fields: fields), end)
  }

  /// The place behind the first empty line.
  private static func endOfHead(in bytes: [UInt8]) -> Int? {
    let limit = min(bytes.count, byteLimit + 4)
    guard limit >= 4 else { return nil }
    for place in 0...(limit - 4)
    where bytes[place] == 0x0D && bytes[place + 1] == 0x0A && bytes[place + 2] == 0x0D
      && bytes[place + 3] == 0x0A
    {
      return place + 4
    }
    return nil
  }

  /// Refuses at once what will never become a head: a first line without a version, as in HTTP 0.9.
  private static func checkBeginning(of bytes: [UInt8]) throws(HTTPRefusal) {
    guard let end = bytes.firstIndex(of: 0x0A) else { return }
    guard end > 0, bytes[end - 1] == 0x0D else { throw malformed }
    _ = try requestLine(try text(bytes[..<(end - 1)]))
  }

  private static var malformed: HTTPRefusal {
    HTTPRefusal(.badRequest, "The request is malformed.")
  }

  private static func lines(of bytes: ArraySlice<UInt8>) throws(HTTPRefusal) -> [String] {
    var lines: [String] = []
    var start = bytes.startIndex
    for place in bytes.indices where bytes[place] == 0x0A {
      guard place > start, bytes[place - 1] == 0x0D else { throw malformed }
      lines.append(try text(bytes[start..<(place - 1)]))
      start = place + 1
    }
    return lines + [try text(bytes[start...])]
  }

  /// Printable ASCII, spaces and tabs; no other byte may stand in a line.
  private static func text(_ bytes: ArraySlice<UInt8>) throws(HTTPRefusal) -> String {
    guard bytes.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x09 }) else { throw malformed }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func requestLine(
    _ line: String
  ) throws(HTTPRefusal) -> (method: String, target: String) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, isToken(words[0]), words[1].first == "/" else { throw malformed }
    guard words[2].hasPrefix("HTTP/") else { throw malformed }
    guard words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else {
      throw HTTPRefusal(.versionNotSupported, "Only HTTP 1.1 and 1.0 are spoken here.")
    }
    return (String(words[0]), String(words[1]))
  }

  /// A name, directly behind it a colon, and a value; no line goes on in the next.
  private static func field(_ line: String) throws(HTTPRefusal) -> Field {
    guard let colon = line.firstIndex(of: ":"), isToken(line[..<colon]) else { throw malformed }
    func isSpace(_ character: Character) -> Bool { character == " " || character == "\t" }
    let value = line[line.index(after: colon)...].drop(while: isSpace)
    let end = value.lastIndex { !isSpace($0) }.map { value.index(after: $0) } ?? value.startIndex
    return Field(name: line[..<colon].lowercased(), value: String(value[..<end]))
  }

  /// Whether a text is a token of RFC 9110, section 5.6.2.
  private static func isToken(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.allSatisfy { $0.isLetter || $0.isNumber || "!#$%&'*+-.^_`|~".contains($0) }
  }
}
