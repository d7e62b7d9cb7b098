/// Reads the elements of an XML text one after the other. Source: W3C, “Extensible Markup Language
/// 1.0”.
///
/// Names, attributes, texts and the five named entities are understood. Document types are refused,
/// and with them all entities of a file's own: nothing is ever expanded or fetched.
struct XMLScanner {
  enum Event: Hashable {
    case start(name: String, attributes: [String: String])
    case text(String)
    case end
  }

  /// No honest file has elements within elements to this depth.
  static let maximumDepth = 64

  private let bytes: [UInt8]
  private var place = 0

  /// The names of the elements that are open.
  private var open: [String] = []

  /// Whether an element without content has still to end.
  private var isAtEmptyElement = false
  private var hasRoot = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// What comes next; `nil` at the end.
  mutating func next() throws(OpenVINOProblem) -> Event? {
    if isAtEmptyElement {
      isAtEmptyElement = false
      open.removeLast()
      return .end
    }
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        let text = try text()
        if open.isEmpty {
          guard text.allSatisfy(\.isWhitespace) else { throw damaged("has text outside its net") }
          continue
        }
        return .text(text)
      }
      if skip("<!--") {
        try skipPast("-->")
      } else if skip("<?") {
        try skipPast("?>")
      } else if skip("</") {
        return try end()
      } else if skip("<!") {
        throw OpenVINOProblem("has declarations of its own (<!…), which are not read")
      } else {
        place += 1
        return try start()
      }
    }
    guard open.isEmpty, hasRoot else { throw damaged("ends early") }
    return nil
  }

  // MARK: - Parts

  private mutating func start() throws(OpenVINOProblem) -> Event {
    let name = try name()
    guard open.count < XMLScanner.maximumDepth, !(open.isEmpty && hasRoot) else {
      throw damaged("has elements where none are wanted")
    }
    hasRoot = true
    var attributes: [String: String] = [:]
    while true {
      skipSpace()
      if skip("/>") {
        isAtEmptyElement = true
        break
      }
      if skip(">") { break }
      let key = try self.name()
      skipSpace()
      guard skip("=") else { throw damaged("has an attribute without a value") }
      skipSpace()
      guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        throw damaged("has an attribute without quotes")
      }
      place += 1
      let value = try text(until: quote)
      place += 1
      guard attributes.updateValue(value, forKey: key) == nil else {
        throw damaged("has an attribute twice")
      }
    }
    open.append(name)
    return .start(name: name, attributes: attributes)
  }

  private mutating func end() throws(OpenVINOProblem) -> Event {
    let name = try name()
    skipSpace()
    guard skip(">"), open.popLast() == name else {
      throw damaged("has an element that ends where it should not")
    }
    return .end
  }

  private mutating func name() throws(OpenVINOProblem) -> String {
    let start = place
    while let byte = current, XMLScanner.isOfName(byte) { place += 1 }
    guard place > start else { throw damaged("lacks a name") }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: ":"), 0x80...:
      true
    default: false
    }
  }

  /// The text up to a mark, which has to come, or the next element.
  private mutating func text(until mark: UInt8? = nil) throws(OpenVINOProblem) -> String {
    var text: [UInt8] = []
    while let byte = current, byte != mark ?? UInt8(ascii: "<") {
      if byte == UInt8(ascii: "&") {
        try appendEntity(to: &text)
      } else {
        text.append(byte)
        place += 1
      }
    }
    guard mark == nil || current != nil else { throw damaged("ends early") }
    return String(decoding: text, as: UTF8.self)
  }

  private static let entities: [String: UInt8] = [
    "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"), "amp": UInt8(ascii: "&"),
    "quot": UInt8(ascii: "\""), "apos": UInt8(ascii: "'"),
  ]

  private mutating func appendEntity(to text: inout [UInt8]) throws(OpenVINOProblem) {
    let letters = bytes[place...].prefix(12)
    guard let end = letters.firstIndex(of: UInt8(ascii: ";")) else {
      throw damaged("has a stray '&'")
    }
    let name = String(decoding: bytes[place + 1..<end], as: UTF8.self)
    if let byte = XMLScanner.entities[name] {
      text.append(byte)
    } else if name.hasPrefix("#"),
      let code = name.hasPrefix("#x")
        ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst()),
      let scalar = Unicode.Scalar(code)
    {
      text += Array(String(scalar).utf8)
    } else {
      throw damaged("has an entity of its own")
    }
    place = end + 1
  }

  // MARK: - Steps

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte <= 0x20 { place += 1 }
  }

  private mutating func skip(_ mark: String) -> Bool {
    guard bytes[place...].starts(with: mark.utf8) else { return false }
    place += mark.utf8.count
    return true
  }

  private mutating func skipPast(_ mark: String) throws(OpenVINOProblem) {
    while place < bytes.count {
      if skip(mark) { return }
      place += 1
    }
    throw damaged("ends early")
  }

  private func damaged(_ problem: String) -> OpenVINOProblem {
    let line = 1 + bytes.prefix(place).count { $0 == UInt8(ascii: "\n") }
    return OpenVINOProblem("\(problem) (line \(line)); was the download cut off?")
  }
}
