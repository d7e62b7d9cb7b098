import Scenes

/// A sheet on which everything may be turned by a quarter, so that rows become columns and texts
/// read upwards.
struct TimelineSheet {
  let sheet: Sheet
  let isTurned: Bool

  /// The room along and across the rows, without the width of the outermost lines.
  var width: Double? { (isTurned ? sheet.height : sheet.width).map { $0 - sheet.theme.lineWidth } }
  var height: Double? { (isTurned ? sheet.width : sheet.height).map { $0 - sheet.theme.lineWidth } }

  func text(
    _ string: String, at point: Point, alignment: Text.Alignment = .start, font: Font? = nil,
    color: Color? = nil
  ) -> Element {
    sheet.text(
      string, at: turned(point), alignment: alignment, font: font, color: color,
      rotation: isTurned ? -90 : 0)
  }

  /// A bar with square ends, so that its length is true.
  func bar(_ frame: Rectangle, _ category: LayerCategory) -> [Element] {
    sheet.face(turned(frame).corners, category)
  }

  /// A faint ground.
  func band(_ frame: Rectangle) -> Element {
    let fill = sheet.theme.ground.mixed(with: sheet.theme.text, 0.06)
    return .box(Box(frame: turned(frame), fill: fill))
  }

  func line(from start: Point, to end: Point, color: Color? = nil) -> Element {
    sheet.line([turned(start), turned(end)], sheet.stroke(color))
  }

  private func turned(_ point: Point) -> Point {
    isTurned ? Point(x: point.y, y: -point.x) : point
  }

  private func turned(_ frame: Rectangle) -> Rectangle {
    isTurned
      ? Rectangle(x: frame.minY, y: -frame.maxX, width: frame.height, height: frame.width) : frame
  }
}
