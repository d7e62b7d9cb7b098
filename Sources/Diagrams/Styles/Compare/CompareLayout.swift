import ModelDescription
import Scenes

/// Where rows and columns of the comparing figure stand.
struct CompareLayout {
  let content: CompareContent

  /// The width of boxes.
  let cellWidth: Double

  /// The width of the names at the left of each panel.
  let gutterWidth: Double

  /// The entries of each panel, left to right.
  private(set) var panels: [Range<Int>] = []

  /// The heights of the entries.
  let heights: [Double]

  /// The lines of the models' names.
  let titleLines: [[String]]

  private var fontSize: Double { content.sheet.fontSize }
  private var columnCount: Int { content.titles.count }

  /// The room behind a box for its sign.
  var signWidth: Double { Self.signWidth(content) }
  var rowGap: Double { fontSize * 1.25 }
  var linePitch: Double { fontSize * 1.3 }
  var smallPitch: Double { fontSize * content.sheet.smallScale * 1.35 }
  private var panelGap: Double { fontSize * 2 }

  /// - Parameter panelCount: how many panels there are at most.
  init(_ content: CompareContent, panelCount: Int, width: Double?) {
    self.content = content
    let sheet = content.sheet
    gutterWidth = content.gutterWidth
    var cellWidth = content.naturalWidth
    if let width {
      let panel = (width - Double(panelCount - 1) * sheet.fontSize * 2) / Double(panelCount)
      let room = (panel - gutterWidth) / Double(content.titles.count) - Self.signWidth(content)
      cellWidth = min(cellWidth, max(content.smallestWidth, room))
    }
    self.cellWidth = cellWidth
    heights = content.entries.map { entry in
      Self.height(of: entry, content: content, cellWidth: cellWidth)
    }
    titleLines = Self.titleLines(of: content, limit: cellWidth + sheet.fontSize)
    panels = panels(count: panelCount)
  }

  private static func signWidth(_ content: CompareContent) -> Double {
    content.sheet.fontSize * (content.isTight ? 1.6 : 1.8)
  }

  /// The models' names; where one needs several lines, what they have in brackets goes below.
  private static func titleLines(of content: CompareContent, limit: Double) -> [[String]] {
    let font = content.sheet.font(bold: true)
    let typesetting = Typesetting(measuring: content.sheet.measuring)
    if content.titles.allSatisfy({ typesetting.width($0, font) <= limit }) {
      return content.titles.map { [$0] }
    }
    return content.titles.map { title in
      let bracket = title.firstIndex { "(（".contains($0) } ?? title.endIndex
      let parts = [String(title[..<bracket]), String(title[bracket...])]
      return parts.flatMap { typesetting.wrapped($0, font: font, limit: limit) }
    }
  }

  private static func height(
    of entry: CompareEntry, content: CompareContent, cellWidth: Double
  ) -> Double {
    let fontSize = content.sheet.fontSize
    guard case .row(let row) = entry else { return fontSize * 2.6 }
    let lines = content.labels[row].map { label in
      label?.lines(limit: cellWidth - content.innerMargins) { content.width($0) }.count ?? 1
    }
    return Double(lines.max() ?? 1) * fontSize * 1.3 + fontSize
      * (content.sheet.smallScale * 1.35 + 0.6)
  }

  /// The entries in at most `count` runs of about equal height; none begins with a fold.
  private func panels(count: Int) -> [Range<Int>] {
    let total = heights.reduce(0) { $0 + $1 + rowGap }
    var limit = total / Double(max(count, 1)) + 1
    while true {
      var panels: [Range<Int>] = []
      var (start, height) = (0, 0.0)
      for (index, next) in heights.enumerated() {
        if height + next + rowGap > limit, index > start, !content.entries[index].isFold {
          panels.append(start..<index)
          (start, height) = (index, 0)
        }
        height += next + rowGap
      }
      panels.append(start..<heights.count)
      if panels.count <= count || limit >= total { return panels }
      limit *= 1.02
    }
  }
}

extension CompareLayout {
  /// The height of the models' names above each panel.
  var headHeight: Double {
    Double(titleLines.map(\.count).max() ?? 1) * linePitch + headGap
  }

  /// The room between names and boxes, with arrows from panel to panel if there are several.
  var headGap: Double { panels.count > 1 ? rowGap : fontSize * 0.6 }

  /// The height of the totals below the last panel.
  var footHeight: Double { Double(ModelTotal.allCases.count) * smallPitch * 1.15 + fontSize * 1.6 }

  var panelWidth: Double { gutterWidth + Double(columnCount) * (cellWidth + signWidth) }

  var width: Double {
    Double(panels.count) * panelWidth + Double(panels.count - 1) * panelGap
  }

  /// The height without the legend.
  var height: Double {
    let last = panels.count - 1
    return panels.indices.map { headHeight + height(of: $0) + ($0 == last ? footHeight : 0) }.max()
      ?? 0
  }

  func height(of panel: Int) -> Double {
    panels[panel].reduce(0) { $0 + heights[$1] + rowGap }
  }

  func panelX(_ panel: Int) -> Double { Double(panel) * (panelWidth + panelGap) }

  /// The middle of a column.
  func middle(ofColumn column: Int, panel: Int) -> Double {
    panelX(panel) + gutterWidth + Double(column) * (cellWidth + signWidth) + cellWidth / 2
  }

  /// The layout for the sheet's room with the fewest panels that are not very high.
  static func fitting(_ content: CompareContent) -> CompareLayout {
    let sheet = content.sheet
    let legend = CompareLegend(content).lines(limit: sheet.width ?? .infinity)
    let legendHeight = Double(legend.count) * sheet.fontSize * 1.5
    var best: (layout: CompareLayout, scale: Double)?
    for count in 1...min(6, content.entries.count) {
      let layout = CompareLayout(content, panelCount: count, width: sheet.width)
      let height = layout.height + legendHeight
      let scale = min(
        1, (sheet.width ?? .infinity) / layout.width, (sheet.height ?? .infinity) / height)
      if scale >= best?.scale ?? 0 { best = (layout, scale) }
      if scale > 0.995, height <= sheet.height ?? 1000 { break }
    }
    return best?.layout ?? CompareLayout(content, panelCount: 1, width: sheet.width)
  }
}
