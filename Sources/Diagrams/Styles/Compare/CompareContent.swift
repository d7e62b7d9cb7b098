import ModelDescription
import Scenes

/// What the comparing figure shows, before anything has a place.
struct CompareContent {
  let comparison: ModelComparison
  let titles: [String]
  let sheet: Sheet
  let words: CompareWords

  /// The rows from the inputs to the outputs.
  let entries: [CompareEntry]

  /// Whether arrows run through each model: only where no ways part, so that every layer reads the
  /// one above.
  let hasArrows: [Bool]

  /// What the boxes say, by row and model; `nil` where a model has no layer.
  let labels: [[CompareLabel?]]

  /// Whether sizes are written without spaces, since there is little room.
  let isTight: Bool

  /// The width of the names at the left, which break at spaces and are cut where they are long.
  private(set) var gutterWidth = 0.0

  /// The width of boxes that the longest text without a break needs.
  private(set) var smallestWidth = 0.0

  /// The width of boxes in which each label takes one line, or two if it is long.
  private(set) var naturalWidth = 0.0

  init(comparison: ModelComparison, titles: [String], sheet: Sheet, isTight: Bool = false) {
    self.comparison = comparison
    self.isTight = isTight
    self.titles = titles
    self.sheet = sheet
    words = CompareWords(language: sheet.language)
    entries = CompareEntry.entries(of: comparison)
    hasArrows = comparison.models.map(\.isChain)
    labels = comparison.rows.map { row in
      row.cells.enumerated().map { index, cell in
        cell.map {
          CompareLabel(
            $0, in: row, column: index, of: comparison.models[index], language: sheet.language,
            isTight: isTight)
        }
      }
    }
    gutterWidth = measuredGutterWidth()
    smallestWidth = measuredSmallestWidth()
    naturalWidth = max(smallestWidth, measuredNaturalWidth())
  }

  /// How the place of a model in a row is marked: equal ones are not.
  func sign(row: Int, model: Int) -> ComparisonSign {
    let row = comparison.rows[row]
    guard row.cells[model] != nil else { return row.cells[0] == nil ? .equal : .missing }
    if !row.differences(of: model).isEmpty { return .different }
    return row.cells[0] == nil ? .partial : .equal
  }

  /// The text of a total.
  func total(_ total: ModelTotal, model: Int) -> CompareLabel.Piece {
    let text = comparison.models[model].text(of: total)
    return CompareLabel.Piece(
      text: isTight ? text.filter { $0 != " " } : text,
      isMarked: text != comparison.models[0].text(of: total))
  }

  // MARK: Measures

  /// The runs of pieces: what is marked in bold.
  func runs(_ pieces: [CompareLabel.Piece], scale: Double, color: Color) -> [TextRun] {
    pieces.map { piece in
      TextRun(
        piece.text, font: sheet.font(scale, bold: piece.isMarked),
        color: piece.isMarked ? sheet.theme.accent.textColor : color)
    }
  }

  func width(_ pieces: [CompareLabel.Piece], scale: Double = 1) -> Double {
    sheet.measuring.measure(runs(pieces, scale: scale, color: sheet.theme.text)).width
  }

  /// The free border inside boxes, left and right together.
  var innerMargins: Double { sheet.fontSize * (isTight ? 0.8 : 1.1) }

  private func measuredNaturalWidth() -> Double {
    let widths = drawnLabels.map { label in
      label.parts.reduce(0) { $0 + width($1 + [CompareLabel.Piece(text: ", ")]) }
    }
    return min(widths.max() ?? 0, 13.5 * sheet.fontSize) + innerMargins
  }

  private func measuredSmallestWidth() -> Double {
    let inBoxes = drawnLabels.flatMap { label in
      label.parts.map { width($0 + [CompareLabel.Piece(text: ",")]) } + [
        width(label.size, scale: sheet.smallScale)
      ]
    }
    let words = titles.flatMap { $0.split(separator: " ") }
    let heads = words.map { sheet.size(of: String($0), font: sheet.font(bold: true)).width }
    let totals = titles.indices.flatMap { model in
      ModelTotal.allCases.map { width([total($0, model: model)], scale: sheet.smallScale) }
    }
    // Heads and totals may reach into the room for signs.
    let outside = (heads + totals).max() ?? 0
    return max((inBoxes.max() ?? 0) + innerMargins, outside - sheet.fontSize)
  }

  private func measuredGutterWidth() -> Double {
    let font = sheet.smallFont
    func width(_ text: some StringProtocol) -> Double {
      sheet.size(of: String(text), font: font).width
    }
    let names = entries.flatMap { name(of: $0).split(separator: " ").map { $0 + " /" } }
    let totals = ModelTotal.allCases.map { width(words.title(of: $0)) }.max() ?? 0
    let longest = names.map { width($0) }.max() ?? 0
    return max(totals, min(longest, 7 * sheet.fontSize)) + sheet.fontSize * 0.8
  }

  private var drawnLabels: [CompareLabel] {
    entries.flatMap { entry -> [CompareLabel] in
      guard case .row(let row) = entry else { return [] }
      return labels[row].compactMap { $0 }
    }
  }

  /// What stands at the left of an entry.
  func name(of entry: CompareEntry) -> String {
    switch entry {
    case .row(let row): comparison.rows[row].name
    case .fold(let rows):
      words.folded(rows.count, isEqual: comparison.rows[rows.lowerBound].isEqual)
    }
  }
}
