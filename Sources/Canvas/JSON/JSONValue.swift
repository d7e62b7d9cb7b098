import Spelling

/// A value of JSON, members of objects in their order.
indirect enum JSONValue {
  case null
  case flag(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(name: String, value: JSONValue)])

  /// The value as text: on one line where that is short, else a line for each part.
  func text(indent: String = "") -> String {
    let line = compactText
    if line.utf8.count + indent.utf8.count <= 100 { return line }
    let inner = indent + "  "
    switch self {
    case .null, .flag, .number, .string: return line
    case .array(let values):
      let parts = values.map { inner + $0.text(indent: inner) }
      return "[\n" + parts.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      let parts = members.map { member in
        inner + jsonQuoted(member.name) + ": " + member.value.text(indent: inner)
      }
      return "{\n" + parts.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private var compactText: String {
    switch self {
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): svgNumber(number)
    case .string(let text): jsonQuoted(text)
    case .array(let values): "[" + values.map(\.compactText).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { jsonQuoted($0.name) + ": " + $0.value.compactText }
        .joined(separator: ", ") + "}"
    }
  }
}
