import ModelDescription
import Scenes

/// The table beside the picture: layer, size of its maps, field, stride, share of the picture.
struct FieldTable {
  let fields: FieldList
  let sheet: Sheet
  private let rows: [[String]]
  private let head: [String]
  private let columnWidths: [Double]

  /// The distance of two rows.
  var pitch: Double { 1.5 * sheet.fontSize }

  private var gap: Double { 1.3 * sheet.fontSize }

  /// The free space within which lines from the picture end.
  var margin: Double { 0.4 * sheet.fontSize }

  init(fields: FieldList, sheet: Sheet) {
    self.fields = fields
    self.sheet = sheet
    let font = sheet.font(0.9)
    let typesetting = Typesetting(measuring: sheet.measuring)
    let head =
      sheet.language == .chinese
      ? ["层", "特征图", "感受野", "步长", "占图像"] : ["layer", "maps", "field", "stride", "of picture"]
    let rows = fields.entries.map { entry in
      [
        typesetting.shortenedInside(entry.layer.name, font: font, limit: 9 * sheet.fontSize),
        entry.mapSize.figureText, entry.field.figureText,
        entry.stride.isSquare ? "\(entry.stride.height)" : entry.stride.figureText,
        FieldTable.percent(fields.share(of: entry)),
      ]
    }
    columnWidths = head.indices.map { column in
      let texts = [head[column]] + rows.map { $0[column] }
      return texts.map { typesetting.width($0, font) }.max() ?? 0
    }
    self.head = head
    self.rows = rows
  }

  var width: Double { columnWidths.reduce(0, +) + gap * Double(columnWidths.count - 1) + margin }
  var height: Double { pitch * Double(rows.count + 1) }

  /// The middle of a row's height, counted from the top of the table.
  func middle(ofRow row: Int) -> Double { pitch * (Double(row) + 1.5) }

  /// The heads of the columns with a line below.
  func headElements(at corner: Point) -> [Element] {
    let y = corner.y + pitch
    let rule = Path([
      .move(Point(x: corner.x + margin, y: y)), .line(Point(x: corner.x + width, y: y)),
    ])
    return texts(
      head, at: Point(x: corner.x, y: corner.y + pitch / 2), color: sheet.theme.faintText)
      + [.path(PathShape(path: rule, stroke: sheet.stroke(sheet.theme.faintLine)))]
  }

  func rowElements(_ row: Int, at corner: Point) -> [Element] {
    texts(
      rows[row], at: Point(x: corner.x, y: corner.y + middle(ofRow: row)), color: sheet.theme.text)
  }

  /// Names stand at the left of their columns, numbers at the right.
  private func texts(_ strings: [String], at place: Point, color: Color) -> [Element] {
    var x = place.x + margin
    return strings.enumerated().map { column, string in
      let width = columnWidths[column]
      defer { x += width + gap }
      return sheet.text(
        string, at: Point(x: column == 0 ? x : x + width, y: place.y),
        alignment: column == 0 ? .start : .end, font: sheet.font(0.9), color: color)
    }
  }

  /// Two digits of a share, from hundredths of a per cent on.
  private static func percent(_ share: Double) -> String {
    let percent = share * 100
    if percent >= 9.95 { return "\(Int(percent.rounded())) %" }
    if percent >= 0.995 {
      let tenths = Int((percent * 10).rounded())
      return "\(tenths / 10).\(tenths % 10) %"
    }
    let hundredths = Int((percent * 100).rounded())
    if hundredths == 0 { return "<0.01 %" }
    return "0.\(hundredths < 10 ? "0" : "")\(hundredths) %"
  }
}
