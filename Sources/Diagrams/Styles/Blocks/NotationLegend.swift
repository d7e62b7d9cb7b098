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

  init(_ graph: FigureGraph, pattern: LabelPattern?, detail: BlocksDetail, sheet: Sheet) {
    self.sheet = sheet
    let words = NotationWords(language: sheet.language)
    let notations = graph.nodes.map { LayerNotation($0, of: graph.model) }
    var entries: [Entry] = []
    func add(_ key: String, _ category: LayerCategory?, _ meaning: String?) {
      guard let meaning, !entries.contains(where: { $0.key == key }) else { return }
      entries.append(Entry(key: key, meaning: meaning, category: category))
    }
    if pattern?.fields.contains(.op) ?? true {
      for (node, notation) in zip(graph.nodes, notations) {
        add(notation.operation, node.category, words.meaning(of: notation.operation, for: node))
      }
    }
    if pattern == nil {
      for (letter, field) in [("s", LabelField.stride), ("d", .dilation), ("g", .groups)]
      where notations.contains(where: { $0.value(of: field) != nil && !$0.isImplied(field) }) {
        add(letter, nil, words.meaning(of: letter))
      }
    }
    for layer in graph.nodes.flatMap(\.attached)
    where detail != .bare || layer.layer is Cropping2D {
      let word = LayerNotation.word(for: layer.layer)
      add(word, nil, words.meaning(of: word))
    }
    self.entries = entries
    let remarks = [
      detail == .bare ? words.omission : nil,
      words.sizeRemark(isHorizontal: sheet.direction?.isHorizontal ?? false),
    ]
    remark = remarks.compactMap { $0 }.joined(separator: sheet.language == .chinese ? "" : " ")
  }

  /// The legend under a drawing, in as many columns as are no wider than it.
  func elements(below drawing: Rectangle) -> [Element] {
    let em = sheet.fontSize
    let gap = 1.8 * em
    let room = max(drawing.width, min(22 * em, sheet.width ?? .infinity))
    var columns = [Column(entries[...], sheet: sheet)]
    for count in 1...max(entries.count, 1) {
      let rows = (entries.count + count - 1) / count
      let next = stride(from: 0, to: entries.count, by: max(rows, 1)).map { start in
        Column(entries[start..<min(start + rows, entries.count)], sheet: sheet)
      }
      guard next.reduce(-gap, { $0 + $1.width + gap }) <= room else { break }
      columns = next
    }
    let width = columns.reduce(-gap) { $0 + $1.width + gap }
    let top = drawing.maxY + 1.2 * em
    var left = drawing.midX - width / 2
    var elements: [Element] = []
    for column in columns {
      elements += column.elements(at: Point(x: left, y: top))
      left += column.width + gap
    }
    let rows = Double(columns.map(\.entries.count).max() ?? 0)
    let font = sheet.smallFont
    let lines = Typesetting(measuring: sheet.measuring).wrapped(remark, font: font, limit: room)
    for (index, line) in lines.enumerated() {
      let y = top + (rows + Double(index) + 0.7) * Column.pitch * em
      elements.append(
        sheet.text(
          line, at: Point(x: drawing.midX, y: y), font: font, color: sheet.theme.faintText))
    }
    return elements
  }
}

extension NotationLegend {
  /// Entries under one another: box in the paint of the layers, word, meaning.
  private struct Column {
    /// The distance of two lines in sizes of the sheet's font.
    static let pitch = 1.35

    let entries: ArraySlice<Entry>
    let width: Double
    private let meaningLeft: Double
    private let sheet: Sheet

    private static let swatch = 0.8
    private static let keyLeft = 1.3

    init(_ entries: ArraySlice<Entry>, sheet: Sheet) {
      self.entries = entries
      self.sheet = sheet
      let (font, bold) = (sheet.smallFont, sheet.font(sheet.smallScale, bold: true))
      let keyWidth = entries.map { sheet.size(of: $0.key, font: bold).width }.max() ?? 0
      let meaningWidth = entries.map { sheet.size(of: $0.meaning, font: font).width }.max() ?? 0
      meaningLeft = (Column.keyLeft + 0.6) * sheet.fontSize + keyWidth
      width = meaningLeft + meaningWidth
    }

    func elements(at corner: Point) -> [Element] {
      let em = sheet.fontSize
      let swatch = Column.swatch * em
      return entries.enumerated().flatMap { index, entry -> [Element] in
        let y = corner.y + (Double(index) + 0.5) * Column.pitch * em
        let frame = Rectangle(x: corner.x, y: y - swatch / 2, width: swatch, height: swatch)
        let box = entry.category.map { sheet.box(frame, $0) } ?? []
        return box + [
          sheet.text(
            entry.key, at: Point(x: corner.x + Column.keyLeft * em, y: y), alignment: .start,
            font: sheet.font(sheet.smallScale, bold: true)),
          sheet.text(
            entry.meaning, at: Point(x: corner.x + meaningLeft, y: y), alignment: .start,
            font: sheet.smallFont),
        ]
      }
    }
  }
}
