import Spelling

/// Reads protobuf's text form, in which Caffe's networks are written (`prototxt`).
///
/// Fields are `name: value`, `name { … }`, `name: { … }` or `name: [value, …]`, with or without
/// `,` or `;` behind them; `#` starts a comment; texts stand in either kind of quotes, several in a
/// row being one. What the names mean is not looked at. Source: Protocol Buffers, "Text Format
/// Language".
struct CaffeTextReader {
  /// How deep messages may lie in each other.
  static let depthLimit = 64

  /// No description of a network is longer, in bytes.
  static let maximumBytes = 16 << 20

  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private var fieldCount = 0

  /// The message that a whole text is.
  static func message(from bytes: UnsafeRawBufferPointer) throws(CaffeProblem) -> CaffeMessage {
    guard bytes.count <= maximumBytes else {
      throw CaffeProblem("has more than \(maximumBytes >> 20) MiB, more than is read")
    }
    var reader = CaffeTextReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    return try reader.message(endingWith: nil, openedAt: 0, depth: 0)
  }

  private init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// The fields up to a closing bracket, or to the end of the text where `bracket` is `nil`.
  private mutating func message(
    endingWith bracket: UInt8?, openedAt start: Int, depth: Int
  ) throws(CaffeProblem) -> CaffeMessage {
    guard depth <= CaffeTextReader.depthLimit else {
      throw problem("has more than \(CaffeTextReader.depthLimit) braces in each other", at: start)
    }
    var message = CaffeMessage()
    while true {
      skipSpace()
      guard let byte = next else {
        guard bracket != nil else { return message }
        throw problem("does not close the brace that is opened", at: start)
      }
      if byte == bracket {
        position += 1
        return message
      }
      try field(of: &message, depth: depth)
      skipSpace()
      if next == UInt8(ascii: ",") || next == UInt8(ascii: ";") { position += 1 }
    }
  }

  private mutating func field(
    of message: inout CaffeMessage, depth: Int
  ) throws(CaffeProblem) {
    fieldCount += 1
    guard fieldCount <= CaffeMessage.maximumFields else {
      throw CaffeProblem("has more than \(CaffeMessage.maximumFields) settings")
    }
    let start = position
    let name = word()
    guard !name.isEmpty else { throw unexpected("a field's name") }
    skipSpace()
    let hasColon = take(UInt8(ascii: ":"))
    skipSpace()
    if take(UInt8(ascii: "[")) {
      try list(of: name, in: &message, depth: depth)
    } else if hasColon || next == UInt8(ascii: "{") || next == UInt8(ascii: "<") {
      message.fields.append(CaffeMessage.Field(name: name, value: try value(depth: depth)))
    } else {
      throw problem("has no ':' or '{' after \(quoted(name))", at: start)
    }
  }

  private mutating func list(
    of name: String, in message: inout CaffeMessage, depth: Int
  ) throws(CaffeProblem) {
    skipSpace()
    if take(UInt8(ascii: "]")) { return }
    while true {
      skipSpace()
      message.fields.append(CaffeMessage.Field(name: name, value: try value(depth: depth)))
      skipSpace()
      if take(UInt8(ascii: "]")) { return }
      guard take(UInt8(ascii: ",")) else { throw unexpected("',' or ']'") }
    }
  }

  private mutating func value(depth: Int) throws(CaffeProblem) -> CaffeMessage.Value {
    let start = position
    switch next {
    case UInt8(ascii: "{"):
      position += 1
      return .message(
        try message(endingWith: UInt8(ascii: "}"), openedAt: start, depth: depth + 1))
    case UInt8(ascii: "<"):
      position += 1
      return .message(
        try message(endingWith: UInt8(ascii: ">"), openedAt: start, depth: depth + 1))
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return .text(try text())
    default:
      let word = word()
      guard !word.isEmpty else { throw unexpected("a value") }
      return .word(word)
    }
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = next {
      if byte == UInt8(ascii: "#") {
        while let byte = next, byte != UInt8(ascii: "\n") { position += 1 }
      } else if byte <= 0x20 {
        position += 1
      } else {
        return
      }
    }
  }

  /// Letters, digits and what numbers consist of.
  private mutating func word() -> String {
    let start = position
    while let byte = next, CaffeTextReader.isPartOfWord(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "+"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// One or several texts in quotes, which are one.
  private mutating func text() throws(CaffeProblem) -> String {
    var content: [UInt8] = []
    while let quote = next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = position
      position += 1
      while !take(quote) {
        guard let byte = next, byte != UInt8(ascii: "\n") else {
          throw problem("does not close the quotes that are opened", at: start)
        }
        position += 1
        content.append(byte == UInt8(ascii: "\\") ? escaped() : byte)
      }
      skipSpace()
    }
    return String(decoding: content, as: UTF8.self)
  }

  /// What stands behind a backslash: a letter, up to three octal digits or two hexadecimal ones.
  private mutating func escaped() -> UInt8 {
    guard let byte = next else { return UInt8(ascii: "\\") }
    if byte & 0xF8 == UInt8(ascii: "0") { return digits(atMost: 3, radix: 8) }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return UInt8(ascii: "\n")
    case UInt8(ascii: "r"): return UInt8(ascii: "\r")
    case UInt8(ascii: "t"): return UInt8(ascii: "\t")
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return digits(atMost: 2, radix: 16)
    default: return byte
    }
  }

  private mutating func digits(atMost limit: Int, radix: Int) -> UInt8 {
    var value = 0
    for _ in 0..<limit {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
        digit < radix
      else { break }
      value = value * radix + digit
      position += 1
    }
    return UInt8(truncatingIfNeeded: value)
  }

  private func unexpected(_ wanted: String) -> CaffeProblem {
    guard let byte = next else {
      return CaffeProblem("ends early: after it \(wanted) is wanted; was the download cut off?")
    }
    let found = quoted(String(decoding: [byte], as: UTF8.self))
    return problem("has \(found), where \(wanted) is wanted,", at: position)
  }

  private func problem(_ clause: String, at place: Int) -> CaffeProblem {
    let before = bytes[..<place]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return CaffeProblem("\(clause) in line \(line), column \(place - lineStart + 1)")
  }
}
