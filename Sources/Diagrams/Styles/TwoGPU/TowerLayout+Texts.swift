import Scenes

/// Where texts stand, and the ways between rows.
extension TowerLayout {
  /// The way from the row before to a column that begins a row.
  func turn(to index: Int) -> [Point]? {
    guard let row = rowStarts.firstIndex(of: index), let start = slabs[index - 1].last?.exit,
      let end = slabs[index].first?.entry()
    else { return nil }
    let next = rowStarts.dropFirst(row + 1).first ?? slabs.count
    let y = (slabs[index..<next].compactMap(\.first?.top).min() ?? 0) - sheet.fontSize
    return FigureRows.turn(from: start, to: end, at: y, right: size.width)
  }

  /// Where the number of the height ends that has no room on the front: to the left, and below the
  /// ways that lead to a low slab.
  func heightPlace(of slab: Slab, at index: Int) -> Point {
    let em = sheet.fontSize
    let count = countPlace(of: slab, in: towers.columns[index]).x - countWidth(index) / 2
    return slab.height > 1.4 * em
      ? Point(x: slab.left - 0.3 * em, y: slab.bottom - 0.85 * em)
      : Point(x: min(slab.left, count) - 0.3 * em, y: slab.bottom + 0.35 * em)
  }

  /// Where the number of the width starts: below the receding edge at the right.
  func widthPlace(of slab: Slab) -> Point {
    slab.point(1, 0, 0.25).moved(x: 0.25 * sheet.fontSize, y: 0.6 * sheet.fontSize)
  }

  /// The point above the middle of the number of channels: below the front of a slab, below the
  /// whole of a bar.
  func countPlace(of slab: Slab, in column: Towers.Column) -> Point {
    Point(x: slab.point(0.5, 0, column.isMaps ? 0 : 0.5).x, y: slab.bottom)
  }

  /// The middle of the words before a column, level with the axis of its lowest arrow.
  func wordPlace(before index: Int) -> Point? {
    guard index > 0, let before = slabs[index - 1].last, let slab = slabs[index].last else {
      return nil
    }
    let count = countPlace(of: slab, in: towers.columns[index]).x - countWidth(index) / 2
    return Point(
      x: (reach(of: index - 1) + min(slab.left, count)) / 2, y: max(before.axis, slab.axis))
  }
}
