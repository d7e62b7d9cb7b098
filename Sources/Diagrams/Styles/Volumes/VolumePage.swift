import Scenes

/// Words set in rows, as text is, with arrows between them.
struct VolumePage {
  let brush: VolumeBrush
  let width: Double

  private var em: Double { brush.em }
  private var sheet: Sheet { brush.sheet }
  private var gap: Double { 1.9 * em }

  func elements() -> [Element] {
    let drawing = VolumeU(brush: brush)?.elements() ?? rows()
    guard let bounds = Element.bounds(of: drawing, measuring: sheet.measuring) else { return [] }
    let legend = VolumeLegend(brush: brush, width: max(bounds.width, sheet.width ?? 30 * em))
    return drawing + legend.elements(below: bounds)
  }

  /// A row of words, the axis at y = 0.
  private struct Row {
    var parts: [VolumePart] = []
    var end: Double { parts.last?.bounds.maxX ?? 0 }
  }

  private func rows() -> [Element] {
    let region = VolumeRegion(brush: brush)
    let parts = brush.plan.words.map(region.part)
    // Arrows between rows need room on both sides.
    let rows = FigureRows.even(width: width - 2 * em) { broken(parts, at: $0) }
    return stacked(rows.map(aligned))
  }

  private func broken(_ parts: [VolumePart], at limit: Double) -> [Row] {
    var rows = [Row()]
    for part in parts {
      var x = rows[rows.count - 1].parts.isEmpty ? 0 : rows[rows.count - 1].end + gap
      if x > 0, x + part.bounds.width > limit {
        rows.append(Row())
        x = 0
      }
      rows[rows.count - 1].parts.append(part.moved(x: x - part.bounds.minX))
    }
    return rows
  }

  /// The row with the captions of neighbours at one height.
  private func aligned(_ row: Row) -> Row {
    var parts: [VolumePart] = []
    for run in runs(of: row.parts) {
      let lowest = run.compactMap(\.captionBounds?.minY).max() ?? 0
      parts += run.map { $0.captionMoved(y: lowest - ($0.captionBounds?.minY ?? lowest)) }
    }
    return Row(parts: parts)
  }

  /// Neighbours that have captions, and those that have none.
  private func runs(of parts: [VolumePart]) -> [[VolumePart]] {
    parts.reduce(into: []) { runs, part in
      if let last = runs.last?.last, (last.captionBounds == nil) == (part.captionBounds == nil) {
        runs[runs.count - 1].append(part)
      } else {
        runs.append([part])
      }
    }
  }

  private func stacked(_ rows: [Row]) -> [Element] {
    var elements: [Element] = []
    var bottom = 0.0
    var previous: VolumePart?
    let right = rows.map(\.end).max() ?? 0
    for row in rows {
      let top = row.parts.map(\.bounds.minY).min() ?? 0
      let axis = previous == nil ? -top : bottom + 2.2 * em - top
      let parts = row.parts.map { $0.moved(y: axis) }
      if let previous, let first = parts.first {
        elements.append(
          turn(from: previous.exit, to: first, between: bottom + 1.1 * em, right: right + em))
      }
      elements += drawn(parts)
      bottom = parts.map(\.bounds.maxY).max() ?? bottom
      previous = parts.last
    }
    return elements
  }

  /// The boxes of a row and what connects them.
  private func drawn(_ parts: [VolumePart]) -> [Element] {
    var funnels: [Element] = []
    var arrows: [Element] = []
    for (first, second) in zip(parts, parts.dropFirst()) {
      let link = VolumeLink(brush: brush, from: first, to: second)
      funnels += link.funnel
      arrows += link.arrow
    }
    return funnels + parts.flatMap { $0.elements + $0.caption } + arrows
  }

  /// The way from the end of a row to the start of the next.
  private func turn(
    from exit: Point, to part: VolumePart, between: Double, right: Double
  ) -> Element {
    let left = part.entry.x - max(part.entry.x - part.bounds.minX, 0) - em
    let points = FigureRows.turn(
      from: exit, to: part.entry, at: between, left: left, right: right)
    return sheet.arrow(points, hasHead: !part.isFork)
  }
}

/// What connects two neighbours on one axis.
struct VolumeLink {
  let brush: VolumeBrush
  let from: VolumePart
  let to: VolumePart

  private var hasFunnel: Bool {
    brush.projection == .visualkeras && !from.lastSide.isEmpty && !to.firstSide.isEmpty
  }

  /// Lines from corner to corner, behind the boxes.
  var funnel: [Element] {
    guard hasFunnel else { return [] }
    let lines = zip(from.lastSide, to.firstSide).flatMap { [Path.Step.move($0), .line($1)] }
    let stroke = brush.sheet.stroke(brush.sheet.theme.faintLine, scale: 0.8)
    return [.path(PathShape(path: Path(lines), stroke: stroke))]
  }

  /// An arrow, over the boxes; a line where ways part behind it.
  var arrow: [Element] {
    if hasFunnel { return [] }
    let (start, end) = (from.exit, to.entry)
    let turn = (from.bounds.maxX + to.bounds.minX) / 2
    let isStraight = abs(start.y - end.y) < 0.01
    let corners = isStraight ? [] : [Point(x: turn, y: start.y), Point(x: turn, y: end.y)]
    return [brush.sheet.arrow([start] + corners + [end], hasHead: !to.isFork)]
  }
}
