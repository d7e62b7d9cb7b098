/// A table with rules between all rows and columns, heavy ones around the header.
struct RuledTable {
  /// The widths between the rules, a margin of one column on each side included.
  let widths: [Int]
  let alignments: [StyledText.Alignment]
  let colored: Bool

  func lines(header: [StyledText], rows: [[StyledText]]) -> [String] {
    var lines = [rule("┏━┳┓")] + self.lines(of: header, bar: "┃") + [rule("┡━╇┩")]
    for (index, row) in rows.enumerated() {
      if index > 0 { lines.append(rule("├─┼┤")) }
      lines += self.lines(of: row, bar: "│")
    }
    return lines + [rule("└─┴┘")]
  }

  /// A rule of four pieces: left end, line, crossing, right end.
  private func rule(_ pieces: String) -> String {
    let pieces = pieces.map(String.init)
    let parts = widths.map { String(repeating: pieces[1], count: $0) }
    return pieces[0] + parts.joined(separator: pieces[2]) + pieces[3]
  }

  private func lines(of row: [StyledText], bar: String) -> [String] {
    let cells = zip(row, widths).map { $0.wrapped(to: max(1, $1 - 2)) }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let texts = cells.enumerated().map { column, lines in
        let text = line < lines.count ? lines[line] : StyledText()
        let padded = text.padded(to: max(1, widths[column] - 2), alignments[column])
        return " " + padded.rendered(colored: colored) + " "
      }
      return bar + texts.joined(separator: bar) + bar
    }
  }
}
