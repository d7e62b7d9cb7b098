import Spelling

/// A message of Caffe's, from its text form or its binary one: fields by name, in the file's order.
///
/// A repeated field stands there several times. Fields that no layer here knows, as forks of Caffe
/// add them, are kept and never asked for.
struct CaffeMessage: Sendable {
  struct Field: Sendable {
    let name: String
    let value: Value
  }

  enum Value: Sendable {
    /// A number, a truth value or an enumeration's name, as the text form has it.
    case word(String)

    /// A text in quotes.
    case text(String)

    /// A whole number of the binary form, which has truth values and enumerations as numbers too.
    case integer(Int)

    /// A number with a point of the binary form.
    case number(Double)

    case message(CaffeMessage)
  }

  /// How many fields a file may have: far more than any network, few enough to be held.
  static let maximumFields = 1_000_000

  var fields: [Field] = []

  func has(_ name: String) -> Bool {
    fields.contains { $0.name == name }
  }

  /// The messages of a repeated field.
  func messages(_ name: String) -> [CaffeMessage] {
    fields.compactMap { field in
      guard field.name == name, case .message(let message) = field.value else { return nil }
      return message
    }
  }

  /// The message of a field, empty where there is none. Several are one, as protobuf merges them.
  func message(_ name: String) -> CaffeMessage {
    CaffeMessage(fields: messages(name).flatMap(\.fields))
  }

  private func values(_ name: String) -> [Value] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// The last value of a field, which is the one that counts.
  private func value(_ name: String) -> Value? {
    fields.last { $0.name == name }?.value
  }
}

extension CaffeMessage {
  func text(_ name: String) throws(CaffeProblem) -> String? {
    try value(name).map { value throws(CaffeProblem) in try value.text(of: name) }
  }

  func texts(_ name: String) throws(CaffeProblem) -> [String] {
    try values(name).map { value throws(CaffeProblem) in try value.text(of: name) }
  }

  func integer(_ name: String) throws(CaffeProblem) -> Int? {
    try value(name).map { value throws(CaffeProblem) in try value.integer(of: name) }
  }

  /// The first of several fields that is there: newer names come first.
  func integer(anyOf names: [String]) throws(CaffeProblem) -> Int? {
    for name in names {
      if let integer = try integer(name) { return integer }
    }
    return nil
  }

  func integers(_ name: String) throws(CaffeProblem) -> [Int] {
    try values(name).map { value throws(CaffeProblem) in try value.integer(of: name) }
  }

  func number(_ name: String) throws(CaffeProblem) -> Double? {
    try value(name).map { value throws(CaffeProblem) in try value.number(of: name) }
  }

  func numbers(_ name: String) throws(CaffeProblem) -> [Double] {
    try values(name).map { value throws(CaffeProblem) in try value.number(of: name) }
  }

  func flag(_ name: String) throws(CaffeProblem) -> Bool? {
    try value(name).map { value throws(CaffeProblem) in try value.flag(of: name) }
  }

  /// One of an enumeration's names, which files also give by its number, the place in `names`.
  func choice(_ name: String, among names: [String]) throws(CaffeProblem) -> String? {
    guard let value = value(name) else { return nil }
    if case .word(let word) = value, names.contains(word) { return word }
    if let number = try? value.integer(of: name), names.indices.contains(number) {
      return names[number]
    }
    let list = names.filter { !$0.isEmpty }.joined(separator: ", ")
    throw CaffeProblem("has for \(name) \(value.shown), where one of \(list) is wanted")
  }
}

extension CaffeMessage.Value {
  fileprivate func text(of name: String) throws(CaffeProblem) -> String {
    switch self {
    case .text(let text), .word(let text): return text
    default: throw unexpected(name, "a text")
    }
  }

  fileprivate func integer(of name: String) throws(CaffeProblem) -> Int {
    switch self {
    case .integer(let integer): return integer
    case .word(let word):
      if let integer = CaffeMessage.Value.integer(word) { return integer }
    default: break
    }
    throw unexpected(name, "a whole number")
  }

  fileprivate func number(of name: String) throws(CaffeProblem) -> Double {
    switch self {
    case .integer(let integer): return Double(integer)
    case .number(let number): return number
    case .word(let word):
      // Text formats of protobuf may end a number as C does.
      let digits = word.last == "f" || word.last == "F" ? word.dropLast() : word[...]
      if let number = Double(digits), number.isFinite { return number }
    default: break
    }
    throw unexpected(name, "a number")
  }

  fileprivate func flag(of name: String) throws(CaffeProblem) -> Bool {
    switch self {
    case .integer(let integer): return integer != 0
    case .word("true"), .word("True"), .word("t"), .word("1"): return true
    case .word("false"), .word("False"), .word("f"), .word("0"): return false
    default: throw unexpected(name, "true or false")
    }
  }

  /// Decimal, `0x1F` and octal `017`, as in C.
  private static func integer(_ word: String) -> Int? {
    let isNegative = word.hasPrefix("-")
    let digits = isNegative || word.hasPrefix("+") ? word.dropFirst() : word[...]
    guard digits.first?.isNumber == true else { return nil }
    let sign = isNegative ? "-" : ""
    if digits.hasPrefix("0x") || digits.hasPrefix("0X") {
      return Int(sign + digits.dropFirst(2), radix: 16)
    }
    return Int(sign + digits, radix: digits.hasPrefix("0") && digits.count > 1 ? 8 : 10)
  }

  private func unexpected(_ name: String, _ wanted: String) -> CaffeProblem {
    CaffeProblem("has for \(quoted(name)) \(shown), where \(wanted) is wanted")
  }

  fileprivate var shown: String {
    switch self {
    case .word(let text), .text(let text): quoted(text)
    case .integer(let integer): "\(integer)"
    case .number(let number): "\(number)"
    case .message: "a block in braces"
    }
  }
}
