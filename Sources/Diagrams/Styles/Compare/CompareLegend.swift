import ModelDescription
import Scenes

/// What the marks of the comparing figure mean: only those that occur.
struct CompareLegend {
  /// A sign and its meaning.
  struct Item {
    let sign: String
    let meaning: String
  }

  private let content: CompareContent
  private let items: [Item]

  init(_ content: CompareContent) {
    self.content = content
    let rows = content.comparison.rows
    let words = content.words
    var items: [Item] = []
    if rows.contains(where: { !$0.differences.isEmpty }) {
      items.append(Item(sign: ComparisonSign.different.rawValue, meaning: words.different))
    }
    if rows.contains(where: { $0.cells[0] == nil }) {
      items.append(Item(sign: ComparisonSign.partial.rawValue, meaning: words.partial))
    }
    if rows.contains(where: { $0.cells[0] != nil && !$0.isComplete }) {
      items.append(Item(sign: ComparisonSign.missing.rawValue, meaning: words.missing))
    }
    if content.hasArrows.contains(false) {
      items.append(Item(sign: words.noArrows.sign, meaning: words.noArrows.meaning))
    }
    let parts = content.labels.flatMap { $0 }.compactMap { $0 }.flatMap(\.parts)
    let letters = Set(parts.compactMap { Self.sign(of: $0) })
    items += words.notation.filter { letters.contains($0.letter) }
      .map {
        Item(
          sign: $0.letter == "⌈" ? "⌈ ⌉" : $0.letter == "⌊" ? "⌊ ⌋" : String($0.letter),
          meaning: $0.meaning)
      }
    self.items = items
  }

  /// The letter of the notation before a number: `s` of `s4`.
  private static func sign(of part: CompareLabel.Part) -> Character? {
    guard part.count == 1, let text = part.first?.text, let first = text.first else { return nil }
    if "⌈⌊#".contains(first) { return first }
    let rest = text.dropFirst()
    return rest.first.map { $0.isNumber || $0 == "(" } == true ? first : nil
  }

  private var font: Font { content.sheet.smallFont }
  private var boldFont: Font { content.sheet.font(content.sheet.smallScale, bold: true) }
  private var gap: Double { content.sheet.fontSize * 1.4 }

  private func width(_ item: Item) -> Double {
    content.sheet.size(of: item.sign, font: boldFont).width
      + content.sheet.size(of: " " + item.meaning, font: font).width
  }

  /// The items in lines no wider than `limit` where that can be.
  func lines(limit: Double) -> [[Item]] {
    FigureRows.lines(of: items, limit: limit, gap: gap, width: width)
  }

  /// The lines below a place, each centred in a width.
  func elements(below y: Double, width limit: Double) -> [Element] {
    let pitch = content.sheet.fontSize * 1.5
    return lines(limit: limit).enumerated().flatMap { index, line -> [Element] in
      let total = line.reduce(-gap) { $0 + width($1) + gap }
      var x = (limit - total) / 2
      return line.map { item in
        defer { x += width(item) + gap }
        let color = content.sheet.theme.faintText
        return .text(
          Text(
            [
              TextRun(item.sign, font: boldFont, color: content.sheet.theme.accent),
              TextRun(" " + item.meaning, font: font, color: color),
            ], at: Point(x: x, y: y + (Double(index) + 0.75) * pitch)))
      }
    }
  }
}
