import ModelDescription
import Scenes

/// The cost figure with given rows.
struct TimelineTable {
  private let model: Model
  private let rows: [TimelineRow]
  private let words: TimelineWords
  private let sheet: Sheet
  private let total: LayerCosts

  /// The largest count of each kind, where there are any and all are known.
  private let peaks: [CostKind: Int]

  /// The kinds whose largest counts are marked: those that few rows share.
  private let markedKinds: Set<CostKind>

  private let columns: TimelineColumns
  private let remarks: [String]

  /// The distance of two rows.
  private let pitch: Double

  /// Whether rows are far enough apart.
  let isLegible: Bool

  private var em: Double { sheet.fontSize }

  init(
    _ graph: FigureGraph, rows: [TimelineRow], words: TimelineWords, isFolded: Bool, sheet: Sheet
  ) {
    let total = rows.reduce(LayerCosts()) { $0 + $1.costs }
    let peaks: [CostKind: Int] = CostKind.allCases.reduce(into: [:]) { peaks, kind in
      guard kind.count(total) != nil else { return }
      let peak = rows.compactMap { kind.count($0.costs) }.max()
      if let peak, peak > 0 { peaks[kind] = peak }
    }
    markedKinds = Set(
      peaks.keys.filter { kind in
        rows.count { kind.count($0.costs) == peaks[kind] } <= TimelineTable.mostMarks
      })
    let columns = TimelineTable.columns(rows: rows, total: total, words: words, sheet: sheet)
    var attachments: [String] = []
    for layer in graph.nodes.flatMap(\.attached) {
      let word = LayerNotation.word(for: layer.layer)
      if !attachments.contains(word) { attachments.append(word) }
    }
    let remark = words.remarks(
      bytes: total.bytes, attachments: attachments, isFolded: isFolded,
      hasMarks: !markedKinds.isEmpty)
    let small = sheet.smallFont
    let em = sheet.fontSize
    remarks = Typesetting(measuring: sheet.measuring).wrapped(
      remark, font: small, limit: max(columns.width, 12 * em))
    let lines = Double(rows.count * (columns.isStacked ? CostKind.allCases.count : 1))
    let around =
      TimelineTable.headAndFoot * em * (columns.isStacked ? Double(CostKind.allCases.count) : 1)
      + Double(remarks.count + 1) * TimelineTable.remarkPitch * em
    let natural = (rows.count > 40 ? 1.3 : 1.55) * em
    let fitting = sheet.height.map { ($0 - sheet.theme.lineWidth - around) / lines } ?? natural
    pitch = min(max(fitting, 1.2 * em), natural)
    isLegible = fitting >= 1.2 * em
    model = graph.model
    self.rows = rows
    self.words = words
    self.sheet = sheet
    self.peaks = peaks
    self.total = total
    self.columns = columns
  }

  private static let remarkPitch = 1.25

  /// The heights of headings and totals, in sizes of the text.
  private static let head = 2.7
  private static let foot = 1.9
  private static let headAndFoot = head + foot

  /// The most rows of a panel that are marked as the largest.
  private static let mostMarks = 3

  /// The longest name that is printed whole, in sizes of the text.
  private static let longestName = 16.0

  /// The columns with most that fit into the page.
  private static func columns(
    rows: [TimelineRow], total: LayerCosts, words: TimelineWords, sheet: Sheet
  ) -> TimelineColumns {
    let kinds = CostKind.allCases
    // Without the width of the outermost lines.
    let room = sheet.width.map { $0 - sheet.theme.lineWidth }
    let (bold, small) = (sheet.font(bold: true), sheet.smallFont)
    func width(_ strings: [String], _ font: Font) -> Double {
      strings.map { sheet.size(of: $0, font: font).width }.max() ?? 0
    }
    let widths = TimelineColumns.Widths(
      names: min(width(rows.map(\.name) + [words.total], bold), longestName * sheet.fontSize),
      notes: width(rows.map(\.note), small),
      numbers: kinds.map { kind in
        width(
          (rows.map(\.costs) + [total]).map { kind.text(kind.count($0), in: words.memoryUnit) },
          bold)
      },
      shares: width(["100.0 %", "< 0.1 %"], bold),
      titles: kinds.map { max(width([words.title($0)], bold), width([words.unit($0)], small)) })
    let attempts = [(true, false), (false, false), (true, true), (false, true)].lazy.map {
      TimelineColumns(
        widths, showsNotes: $0, isStacked: $1, room: room, em: sheet.fontSize)
    }
    let limit = (room ?? .infinity) + 0.5
    return attempts.first { $0.width <= limit }
      ?? TimelineColumns(
        widths, showsNotes: false, isStacked: true, room: room, em: sheet.fontSize)
  }

  func elements() -> [Element] {
    var bands: [Element] = []
    var layers: [Int] = []
    var parts: [Int: [Element]] = [:]
    var others: [Element] = []
    let panels = Array(zip(CostKind.allCases, columns.panels))
    let blocks = columns.isStacked ? panels.map { [$0] } : [panels]
    var top = 0.0
    for block in blocks {
      others += block.flatMap { head($0, $1, top: top) }
      top += TimelineTable.head * em
      let first = top
      for (index, row) in rows.enumerated() {
        let frame = Rectangle(x: 0, y: top, width: columns.width, height: pitch)
        if index % 2 == 1 { bands.append(band(frame)) }
        let elements = label(row, y: frame.midY) + block.flatMap { bar(row, $0, $1, in: frame) }
        if let layer = row.layer {
          if parts[layer.index] == nil { layers.append(layer.index) }
          parts[layer.index, default: []] += elements
        } else {
          others += elements
        }
        top += pitch
      }
      others += block.flatMap { axis($1, from: first, to: top) } + foot(block, top: top)
      top += TimelineTable.foot * em
    }
    let groups = layers.map { sheet.group(model.layers[$0], of: model, parts[$0] ?? []) }
    return bands + groups + others + remarkLines(top: top)
  }

  /// A faint ground.
  private func band(_ frame: Rectangle) -> Element {
    let fill = sheet.theme.ground.mixed(with: sheet.theme.text, 0.06)
    return .box(Box(frame: frame, fill: fill))
  }

  private func head(_ kind: CostKind, _ panel: TimelineColumns.Panel, top: Double) -> [Element] {
    [
      sheet.text(
        words.title(kind), at: Point(x: panel.bars, y: top + 0.6 * em), alignment: .start,
        font: sheet.font(bold: true)),
      sheet.text(
        words.unit(kind), at: Point(x: panel.bars, y: top + 1.75 * em), alignment: .start,
        font: sheet.smallFont, color: sheet.theme.faintText),
    ]
  }

  private func label(_ row: TimelineRow, y: Double) -> [Element] {
    let name = Typesetting(measuring: sheet.measuring).shortenedInside(
      row.name, font: sheet.font(), limit: TimelineTable.longestName * em)
    let elements = [sheet.text(name, at: Point(x: 0, y: y), alignment: .start)]
    guard columns.showsNotes, row.note != row.name else { return elements }
    return elements + [
      sheet.text(
        row.note, at: Point(x: columns.notes, y: y), alignment: .start, font: sheet.smallFont,
        color: sheet.theme.faintText)
    ]
  }

  private func bar(
    _ row: TimelineRow, _ kind: CostKind, _ panel: TimelineColumns.Panel, in frame: Rectangle
  ) -> [Element] {
    let count = kind.count(row.costs)
    let peak = peaks[kind]
    let isPeak = count != nil && count == peak && markedKinds.contains(kind)
    var elements: [Element] = []
    if let count, count > 0, let peak {
      let height = min(0.66 * pitch, em)
      let length = max(panel.length * Double(count) / Double(peak), sheet.theme.lineWidth)
      let bar = Rectangle(x: panel.bars, y: frame.midY - height / 2, width: length, height: height)
      // With square ends, so that its length is true.
      elements += sheet.face(bar.corners, row.category)
    }
    let font = sheet.font(bold: isPeak)
    let color =
      isPeak ? sheet.theme.accent : count == 0 ? sheet.theme.faintText : sheet.theme.text
    elements.append(
      sheet.text(
        number(count, kind), at: Point(x: panel.numbers, y: frame.midY), alignment: .end,
        font: font, color: color))
    if let share = CostKind.share(count, of: kind.count(total)) {
      elements.append(
        sheet.text(
          share, at: Point(x: panel.shares, y: frame.midY), alignment: .end, font: font,
          color: color))
    }
    return elements
  }

  /// The line from which the bars start.
  private func axis(_ panel: TimelineColumns.Panel, from top: Double, to bottom: Double)
    -> [Element]
  {
    [sheet.line([Point(x: panel.bars, y: top), Point(x: panel.bars, y: bottom)])]
  }

  private func number(_ count: Int?, _ kind: CostKind) -> String {
    kind.text(count, in: words.memoryUnit)
  }

  private func foot(
    _ block: [(CostKind, TimelineColumns.Panel)], top: Double
  ) -> [Element] {
    let bold = sheet.font(bold: true)
    let y = top + 0.95 * em
    let sums = block.map { kind, panel in
      sheet.text(
        number(kind.count(total), kind), at: Point(x: panel.numbers, y: y), alignment: .end,
        font: bold)
    }
    return [
      sheet.line([Point(x: 0, y: top), Point(x: columns.width, y: top)]),
      sheet.text(words.total, at: Point(x: 0, y: y), alignment: .start, font: bold),
    ] + sums
  }

  private func remarkLines(top: Double) -> [Element] {
    remarks.enumerated().map { index, line in
      sheet.text(
        line, at: Point(x: 0, y: top + (Double(index) + 0.7) * TimelineTable.remarkPitch * em),
        alignment: .start, font: sheet.smallFont, color: sheet.theme.faintText)
    }
  }
}
