/// A strict reader of JSON texts (RFC 8259): UTF-8 only, no comments, no trailing commas, no
/// name twice in an object, no deeper than `depthLimit`.
package struct JSONParser {
  private let text: [UInt8]
  private var position = 0
  private let depthLimit: Int

  /// Reads one value that takes the whole text, but for white space around it.
  package static func parse(_ text: [UInt8], depthLimit: Int = 128) throws(JSONError) -> JSONValue {
    var parser = JSONParser(text: text, depthLimit: depthLimit)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    if let byte = parser.peek {
      throw .unexpected(byte: byte, at: parser.position, wanted: "the end")
    }
    return value
  }

  private init(text: [UInt8], depthLimit: Int) {
    self.text = text
    self.depthLimit = depthLimit
  }

  private var peek: UInt8? { position < text.count ? text[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  /// Steps over the byte if it is the next one.
  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard let next = peek, next == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private func surprise(wanted: String) -> JSONError {
    if let byte = peek { return .unexpected(byte: byte, at: position, wanted: wanted) }
    return .endsEarly(at: position, wanted: wanted)
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < depthLimit else { throw .tooDeep(at: position, limit: depthLimit) }
    skipSpace()
    switch peek ?? 0 {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw surprise(wanted: "a value")
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    for byte in "\(word)".utf8 {
      guard peek == byte else { throw surprise(wanted: "'\(word)'") }
      position += 1
    }
    return value
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var members: [(name: String, value: JSONValue)] = []
    var names: Set<String> = []
    skipSpace()
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      let start = position
      guard peek == UInt8(ascii: "\"") else { throw surprise(wanted: "a name in quotes") }
      let name = try string()
      guard names.insert(name).inserted else { throw .duplicateName(name, at: start) }
      skipSpace()
      guard take(":") else { throw surprise(wanted: "':'") }
      members.append((name, try value(depth: depth + 1)))
      skipSpace()
    } while take(",")
    guard take("}") else { throw surprise(wanted: "',' or '}'") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return .array([]) }
    repeat {
      elements.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    guard take("]") else { throw surprise(wanted: "',' or ']'") }
    return .array(elements)
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    var isInteger = true
    _ = take("-")
    if !take("0") { try digits(of: start) }
    if take(".") {
      isInteger = false
      try digits(of: start)
    }
    if take("e") || take("E") {
      isInteger = false
      if !take("+") { _ = take("-") }
      try digits(of: start)
    }
    let characters = String(decoding: text[start..<position], as: UTF8.self)
    if isInteger, let integer = Int(characters) { return .integer(integer) }
    guard let number = Double(characters) else { throw .invalidNumber(at: start) }
    return .number(number)
  }

  private mutating func digits(of start: Int) throws(JSONError) {
    let first = position
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      position += 1
    }
    guard position > first else { throw .invalidNumber(at: start) }
  }

  private mutating func string() throws(JSONError) -> String {
    let start = position
    position += 1
    var bytes: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: bytes, as: UTF8.self) else {
          throw .invalidString(at: start)
        }
        return string
      case UInt8(ascii: "\\"): bytes += try escape(of: start)
      case 0..<0x20: throw .invalidString(at: start)
      default: bytes.append(byte)
      }
    }
    throw surprise(wanted: "the end of a string")
  }

  /// The UTF-8 bytes that an escape means; the backslash is behind.
  private mutating func escape(of start: Int) throws(JSONError) -> [UInt8] {
    guard let letter = peek else { throw surprise(wanted: "an escape") }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try unicodeEscape(of: start)
    default: throw .invalidString(at: start)
    }
  }

  /// `\u` and four digits, or two of them that make a surrogate pair.
  private mutating func unicodeEscape(of start: Int) throws(JSONError) -> [UInt8] {
    var code = try fourHexDigits(of: start)
    if (0xD800..<0xDC00).contains(code) {
      guard take("\\"), take("u") else { throw .invalidString(at: start) }
      let low = try fourHexDigits(of: start)
      guard (0xDC00..<0xE000).contains(low) else { throw .invalidString(at: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw .invalidString(at: start) }
    return [UInt8](String(scalar).utf8)
  }

  private mutating func fourHexDigits(of start: Int) throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw .invalidString(at: start)
      }
      position += 1
      code = code << 4 | UInt32(digit)
    }
    return code
  }
}
