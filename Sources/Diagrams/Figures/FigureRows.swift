import Scenes

/// What figures share that are set in rows, as text is.
enum FigureRows {
  /// As many rows as a width asks for, broken in the narrowest one that needs no more, so that they
  /// are nearly equally long.
  ///
  /// - Parameter broken: the rows for a width.
  static func even<Row>(width: Double, broken: (Double) -> [Row]) -> [Row] {
    var best = broken(width)
    guard best.count > 1 else { return best }
    var (low, high) = (0.0, width)
    // Halved so often, a page leaves less than a hundredth of a point.
    for _ in 0..<20 {
      let middle = (low + high) / 2
      let rows = broken(middle)
      if rows.count <= best.count { (best, high) = (rows, middle) } else { low = middle }
    }
    return best
  }

  /// The way from the end of a row around to the start of the next.
  ///
  /// - Parameters:
  ///   - y: the height between the two rows at which it runs back.
  ///   - left: where it runs down again, left of the next row.
  ///   - right: where it runs down first, right of the row.
  static func turn(
    from exit: Point, to entry: Point, at y: Double, left: Double = 0, right: Double
  ) -> [Point] {
    [
      exit, Point(x: right, y: exit.y), Point(x: right, y: y), Point(x: left, y: y),
      Point(x: left, y: entry.y), entry,
    ]
  }

  /// Entries of a legend in lines no wider than `limit`, where that can be.
  static func lines<Entry>(
    of entries: [Entry], limit: Double, gap: Double, width: (Entry) -> Double
  ) -> [[Entry]] {
    var lines: [[Entry]] = []
    var room = 0.0
    for entry in entries {
      let needed = width(entry) + gap
      if !lines.isEmpty, needed <= room {
        lines[lines.count - 1].append(entry)
        room -= needed
      } else {
        lines.append([entry])
        room = limit + gap - needed
      }
    }
    return lines
  }
}
