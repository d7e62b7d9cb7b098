/// Words in Graphviz's language, whatever they contain.
enum DotQuoting {
  /// A word in double quotes.
  static func identifier(_ text: String) -> String {
    "\"" + replacing(text) { $0 == "\"" || $0 == "\\" ? "\\\($0)" : nil } + "\""
  }

  /// A word of an HTML label. In a record, Graphviz looks for fields in such labels, too.
  static func html(_ text: String) -> String {
    replacing(text) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "{", "|", "}": "&#\(scalar.value);"
      // Graphviz replaces `\N` by the node's name after it has read the label.
      case "\\": "&#92;&#92;"
      default: nil
      }
    }
  }

  /// A word of a field of a record, between double quotes.
  static func record(_ text: String) -> String {
    replacing(text) { "{}|<>\"\\".unicodeScalars.contains($0) ? "\\\($0)" : nil }
  }

  /// The text with some characters replaced, and spaces for what no label can hold.
  private static func replacing(
    _ text: String, _ replacement: (Unicode.Scalar) -> String?
  ) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      let isControl = scalar.properties.generalCategory == .control
      result += isControl ? " " : replacement(scalar) ?? String(scalar)
    }
  }
}
