/// Tables for people, with spaces between the columns.
enum PlainTable {
  /// The rows, the first of which names the columns, each with a line of its own.
  ///
  /// - Parameter rightAligned: the columns whose cells stand at the right.
  static func text(_ rows: [[String]], rightAligned: Set<Int>) -> String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        let isLast = column == row.count - 1
        return rightAligned.contains(column) ? space + text : isLast ? text : text + space
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}
