import Spelling

/// One section of a Darknet description: `[convolutional]` and the options below it.
struct DarknetSection: Sendable {
  /// The name without its brackets.
  let name: String

  /// The line where it starts.
  let line: Int

  private(set) var options: [String: String] = [:]

  /// No description is longer, in bytes.
  private static let maximumBytes = 1 << 20

  /// The sections of a text, without spaces and comments. Source: Darknet, `read_cfg`.
  static func sections(in bytes: UnsafeRawBufferPointer) throws(DarknetProblem) -> [DarknetSection]
  {
    guard bytes.count <= maximumBytes else {
      throw DarknetProblem("has more than \(maximumBytes >> 20) MiB, more than is read")
    }
    var sections: [DarknetSection] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, stored) in lines.enumerated() {
      let text = String(decoding: stored.filter { $0 > 0x20 }, as: UTF8.self)
      let line = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
      switch line.first {
      case nil, "#", ";": continue
      case "[":
        let name = line.dropFirst().prefix { $0 != "]" }
        guard name.count < line.count - 1 else {
          throw DarknetProblem(
            "has \(quoted(line)) in line \(index + 1), whose bracket is not closed; was the "
              + "download cut off?")
        }
        sections.append(DarknetSection(name: name.lowercased(), line: index + 1))
      default:
        guard let sign = line.firstIndex(of: "="), !sections.isEmpty else {
          throw DarknetProblem(
            "has \(quoted(line)) in line \(index + 1), where an option or a [section] is wanted")
        }
        let value = String(line[line.index(after: sign)...])
        sections[sections.count - 1].options[String(line[..<sign])] = value
      }
    }
    return sections
  }

  private init(name: String, line: Int) {
    self.name = name
    self.line = line
  }

  func integer(_ name: String) throws(DarknetProblem) -> Int? {
    guard let value = options[name] else { return nil }
    guard let integer = DarknetSection.integer(value[...]) else {
      throw unexpected(name, "a whole number")
    }
    return integer
  }

  func integer(_ name: String, default normal: Int) throws(DarknetProblem) -> Int {
    try integer(name) ?? normal
  }

  func number(_ name: String, default normal: Double) throws(DarknetProblem) -> Double {
    guard let value = options[name] else { return normal }
    let digits = value.prefix { "+-.0123456789eE".contains($0) }
    guard let number = Double(digits), number.isFinite else {
      throw unexpected(name, "a number")
    }
    return number
  }

  /// Whole numbers between commas; none where the option is missing.
  func integers(_ name: String) throws(DarknetProblem) -> [Int] {
    var integers: [Int] = []
    for part in options[name]?.split(separator: ",") ?? [] {
      guard let integer = DarknetSection.integer(part) else {
        throw unexpected(name, "a list of whole numbers")
      }
      integers.append(integer)
    }
    return integers
  }

  /// As C reads it: what follows the digits, such as a comment, does not count.
  private static func integer(_ text: Substring) -> Int? {
    let sign = text.prefix { $0 == "-" || $0 == "+" }
    return Int(text.prefix(sign.count) + text.dropFirst(sign.count).prefix { $0.isWholeNumber })
  }

  private func unexpected(_ name: String, _ wanted: String) -> DarknetProblem {
    DarknetProblem(
      "has for \(quoted(name)) \(quoted(options[name] ?? "")), where \(wanted) is wanted "
        + "([\(self.name)] in line \(line))")
  }
}
