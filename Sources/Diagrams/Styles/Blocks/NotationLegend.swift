import ModelDescription
import Scenes

/// What the words and letters of blocks mean: those that occur, below the figure.
struct NotationLegend {
  /// One explained word.
  private struct Entry {
    let key: String
    let meaning: String
    let category: LayerCategory?
  }

  private let entries: [Entry]
  private let remark: String
  private let sheet: Sheet

  init(_ graph: FigureGraph, pattern: LabelPattern?, sheet: Sheet) {
    self.sheet = sheet
    let words = NotationWords(language: sheet.language)
    let notations = graph.nodes.map { LayerNotation($0, of: graph.model) }
    var entries: [Entry] = []
    func add(_ key: String, _ category: LayerCategory?) {
      guard let meaning = words.meaning(of: key), !entries.contains(where: { $0.key == key })
      else { return }
      entries.append(Entry(key: key, meaning: meaning, category: category))
    }
    if pattern?.fields.contains(.op) ?? true {
      for (node, notation) in zip(graph.nodes, notations) { add(notation.operation, node.category) }
    }
    if pattern == nil {
      for (letter, field) in [("s", LabelField.stride), ("d", .dilation), ("g", .groups)]
      where notations.contains(where: { $0.value(of: field) != nil && !$0.isImplied(field) }) {
        add(letter, nil)
      }
    }
    for layer in graph.nodes.flatMap(\.attached) { add(LayerNotation.word(for: layer.layer), nil) }
    self.entries = entries
    remark = words.sizeRemark(isHorizontal: sheet.direction?.isHorizontal ?? false)
  }

  /// The legend under a drawing, in as many columns as are no wider than it.
  func elements(below drawing: Rectangle) -> [Element] {
    let em = sheet.fontSize
    let font = sheet.font(0.85)
    let bold = sheet.font(0.85, bold: true)
    let pitch = 1.35 * em
    let swatch = 0.8 * em
    let keyWidth = entries.map { sheet.size(of: $0.key, font: bold).width }.max() ?? 0
    let meaningWidth = entries.map { sheet.size(of: $0.meaning, font: font).width }.max() ?? 0
    let itemWidth = swatch + 0.5 * em + keyWidth + 0.7 * em + meaningWidth
    let room = max(drawing.width, min(22 * em, sheet.width ?? .infinity))
    let columns = min(
      max(1, Int((room + 1.5 * em) / (itemWidth + 1.5 * em))), max(entries.count, 1))
    let rows = (entries.count + columns - 1) / columns
    let gridWidth = Double(columns) * (itemWidth + 1.5 * em) - 1.5 * em
    let left = drawing.midX - gridWidth / 2
    let top = drawing.maxY + 1.2 * em
    var elements: [Element] = []
    for (index, entry) in entries.enumerated() {
      let x = left + Double(index / rows) * (itemWidth + 1.5 * em)
      let y = top + (Double(index % rows) + 0.5) * pitch
      if let category = entry.category {
        elements += sheet.box(
          Rectangle(x: x, y: y - swatch / 2, width: swatch, height: swatch), category)
      }
      let key = x + swatch + 0.5 * em
      elements.append(sheet.text(entry.key, at: Point(x: key, y: y), alignment: .start, font: bold))
      elements.append(
        sheet.text(
          entry.meaning, at: Point(x: key + keyWidth + 0.7 * em, y: y), alignment: .start,
          font: font))
    }
    let lines = Typesetting(measuring: sheet.measuring).wrapped(remark, font: font, limit: room)
    for (index, line) in lines.enumerated() {
      let y = top + (Double(rows + index) + 0.7) * pitch
      elements.append(
        sheet.text(
          line, at: Point(x: drawing.midX, y: y), font: font, color: sheet.theme.faintText))
    }
    return elements
  }
}
