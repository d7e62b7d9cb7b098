/// Breaks a paragraph at its spaces into lines of at most `columns` characters; a longer word stands
/// alone.
func wrap(_ paragraph: String, columns: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in paragraph.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
    if line.isEmpty {
      line = String(word)
    } else if line.count + 1 + word.count <= columns {
      line += " " + word
    } else {
      lines.append(line)
      line = String(word)
    }
  }
  return line.isEmpty ? lines : lines + [line]
}

/// The paragraphs of a text: what stands between empty lines.
func paragraphs(of text: String) -> [String] {
  var paragraphs: [[Substring]] = [[]]
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.allSatisfy({ $0 == " " }) {
      paragraphs.append([])
    } else {
      paragraphs[paragraphs.count - 1].append(line)
    }
  }
  return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
}

/// Two columns: terms, and what they mean, wrapped beside them.
struct DefinitionTable {
  var rows: [(term: String, meaning: String)]

  private static let indent = 2
  private static let gap = 2

  /// The widest column of terms; a longer term has its meaning under it.
  private static let widestTerm = 28

  /// The width of the column of terms.
  var termColumns: Int {
    min(rows.map(\.term.count).max() ?? 0, Self.widestTerm)
  }

  func lines(termColumns: Int, columns: Int) -> [String] {
    let start = Self.indent + termColumns + Self.gap
    let margin = String(repeating: " ", count: start)
    return rows.flatMap { row in
      let meaning = wrap(row.meaning, columns: max(columns - start, 20))
      let term = String(repeating: " ", count: Self.indent) + row.term
      guard let first = meaning.first else { return [term] }
      guard row.term.count <= termColumns else { return [term] + meaning.map { margin + $0 } }
      let space = String(repeating: " ", count: start - term.count)
      return [term + space + first] + meaning.dropFirst().map { margin + $0 }
    }
  }
}
