import ModelDescription
import Scenes

/// Networks whose maps shrink, grow again and are joined across: levels by resolution, ways across
/// over the top of each level.
struct VolumeU {
  private let brush: VolumeBrush

  /// The level of each unit, 0 for the largest maps.
  private let levels: [Int]

  /// The ways across, from the unit that shrinks to the one that joins.
  private let skips: [(from: Int, to: Int)]

  private var em: Double { brush.em }
  private var sheet: Sheet { brush.sheet }

  /// - Returns: `nil` if the network is not of this kind.
  init?(brush: VolumeBrush) {
    let units = brush.plan.units
    guard units.count > 4 else { return nil }
    var level = 0
    var levels: [Int] = []
    var previousArea: Int?
    var skips: [(from: Int, to: Int)] = []
    for (index, unit) in units.enumerated() {
      guard let first = unit.nodes.first, index == 0 || unit.inputs.contains(index - 1),
        let maps = brush.plan.graph.nodes[first].shape.featureMaps
      else { return nil }
      let area = maps.height * maps.width
      if let before = previousArea {
        // Without padding, a convolution loses less than that.
        if 2 * area < before { level += 1 } else if area > 2 * before { level -= 1 }
      }
      previousArea = area
      levels.append(level)
      skips += unit.inputs.filter { $0 != index - 1 }.map { ($0, index) }
    }
    self.brush = brush
    self.levels = levels
    self.skips = skips
    let steps = zip(levels, levels.dropFirst()).map { $1 - $0 }
    guard skips.count >= 2, let deepest = levels.max(), let turn = levels.firstIndex(of: deepest),
      steps[..<turn].allSatisfy({ $0 >= 0 }), steps[turn...].allSatisfy({ $0 <= 0 }),
      (levels.last ?? 0) >= 0,
      skips.allSatisfy({ levels[$0.from] == levels[$0.to] && $0.from < turn && $0.to > turn })
    else { return nil }
  }

  /// The drawing, as a U that spreads to both sides, or where that is wider than the page, with the
  /// levels below one another.
  func elements() -> [Element] {
    let parts = levels.indices.map { brush.part(of: $0) }
    let wide = spread(parts)
    let width = (wide.last?.bounds.maxX ?? 0) - (wide.first?.bounds.minX ?? 0)
    let placed = width <= sheet.width ?? .infinity ? wide : stacked(parts)
    let ways = placed.indices.dropFirst().map { index in
      sheet.arrow(way(to: index, placed))
    }
    return placed.flatMap { $0.elements + $0.caption } + ways + skips.map { across($0, placed) }
  }

  // MARK: Places

  /// Each part to the right of the one before, each level below the one above.
  private func spread(_ parts: [VolumePart]) -> [VolumePart] {
    var placed: [VolumePart] = []
    for part in parts {
      let x = (placed.last?.bounds.maxX).map { $0 + 1.7 * em } ?? 0
      placed.append(part.moved(x: x - part.bounds.minX))
    }
    var axes = [0.0]
    for level in 1...deepest {
      let above = zip(parts, levels).filter { $1 == level - 1 }.map(\.0.body.maxY).max() ?? 0
      axes.append(axes[level - 1] + above * 0.6 + 2.5 * em)
    }
    return zip(placed, levels).map { $0.moved(y: axes[$1]) }
  }

  /// What shrinks in a column at the left, what grows in one at the right.
  private func stacked(_ parts: [VolumePart]) -> [VolumePart] {
    var ends = [Double](repeating: 0, count: deepest + 1)
    var placed: [VolumePart] = []
    for (index, part) in parts.enumerated() {
      let level = levels[index]
      if index > 0, level < levels[index - 1], let column = ends.max(), isFirstUp(index) {
        // The right column starts behind the widest level of the left one, with room for two ways.
        ends = ends.map { _ in column + 0.8 * em }
      }
      placed.append(part.moved(x: ends[level] - part.bounds.minX))
      ends[level] += part.bounds.width + 1.7 * em
    }
    var bottom = 0.0
    var axes: [Double] = []
    for level in 0...deepest {
      let row = row(level, of: parts)
      let top = row.map(\.minY).min() ?? 0
      axes.append(level == 0 ? 0 : bottom + 3.2 * em - top)
      bottom = axes[level] + (row.map(\.maxY).max() ?? 0)
    }
    return zip(placed, levels).map { $0.moved(y: axes[$1]) }
  }

  private var deepest: Int { levels.max() ?? 0 }

  /// Whether a unit is the first on the way up.
  private func isFirstUp(_ index: Int) -> Bool { levels[index - 1] == deepest }

  /// The bounds of the parts of a level, of those from `start` on.
  private func row(_ level: Int, of parts: [VolumePart], from start: Int = 0) -> [Rectangle] {
    zip(parts, levels[start...]).filter { $1 == level }.map(\.0.bounds)
  }

  // MARK: Ways

  /// From the part before to this one.
  private func way(to index: Int, _ parts: [VolumePart]) -> [Point] {
    let (first, second) = (parts[index - 1], parts[index])
    let (start, end) = (first.exit, second.entry)
    guard abs(start.y - end.y) > 0.01 else { return [start, end] }
    if second.bounds.minX - first.bounds.maxX > 1.5 * em {
      let x = second.bounds.minX - 0.85 * em
      return [start, Point(x: x, y: start.y), Point(x: x, y: end.y), end]
    }
    // Around, through the gap between the two levels.
    let upper = row(min(levels[index - 1], levels[index]), of: parts)
    let right = first.bounds.maxX + 0.7 * em
    let left = second.bounds.minX - 0.9 * em
    let gap = (upper.map(\.maxY).max() ?? 0) + 0.9 * em
    return [
      start, Point(x: right, y: start.y), Point(x: right, y: gap), Point(x: left, y: gap),
      Point(x: left, y: end.y), end,
    ]
  }

  /// A way over the top of what lies between on the same level.
  private func across(_ skip: (from: Int, to: Int), _ parts: [VolumePart]) -> Element {
    let (from, to) = (parts[skip.from], parts[skip.to])
    let row = row(levels[skip.from], of: Array(parts[skip.from...skip.to]), from: skip.from)
    let y = (row.map(\.minY).min() ?? from.top.y) - 0.9 * em
    return sheet.arrow([
      from.top, Point(x: from.top.x, y: y), Point(x: to.top.x, y: y), to.top,
    ])
  }
}
