/// Cells and tables of comma-separated values and Markdown.
package enum MarkupText {
  /// A field of comma-separated values after RFC 4180.
  package static func csv(_ field: String) -> String {
    let needsQuotes = field.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    guard needsQuotes else { return field }
    return "\"" + field.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  /// A cell of a Markdown table.
  static func markdown(_ cell: String) -> String {
    var text = ""
    for scalar in cell.unicodeScalars {
      switch scalar {
      case "|", "\\", "<", "&", "*", "`", "[", "~": text += "\\\(scalar)"
      case "\n", "\r": text += " "
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// A Markdown table whose source is aligned too, of cells that are Markdown already.
  ///
  /// - Parameter numbers: the columns whose cells stand at the right.
  static func markdownTable(
    header: [String], rows: [[String]], numbers: Set<Int> = []
  ) -> String {
    let widths = header.indices.map { column in
      ([header] + rows).reduce(3) { max($0, StyledText($1[column]).width) }
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.enumerated().map { column, cell in
        StyledText(cell).padded(to: widths[column], numbers.contains(column) ? .right : .left)
          .rendered(colored: false)
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = header.indices.map { column in
      let dashes = String(repeating: "-", count: widths[column] - 1)
      return dashes + (numbers.contains(column) ? ":" : "-")
    }
    return ([header, rule] + rows).map(line).joined(separator: "\n")
  }
}
