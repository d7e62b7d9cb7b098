/// Rows of text under column titles; the first column is set left, the others right.
struct Table {
  private var rows: [[String]]

  init(columns: [String]) {
    rows = [columns]
  }

  mutating func add(_ row: [String]) {
    rows.append(row)
  }

  func write() {
    let widths = rows[0].indices.map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    for row in rows {
      let cells = row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + space : space + text
      }
      print(cells.joined(separator: "  "))
    }
  }
}

extension Double {
  /// The number with `digits` decimal places.
  func fixed(_ digits: Int) -> String {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((self * Double(scale)).rounded())
    guard digits > 0 else { return "\(whole)" }
    let fraction = "\(whole % scale)"
    return "\(whole / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
