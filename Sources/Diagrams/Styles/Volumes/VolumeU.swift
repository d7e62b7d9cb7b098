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

  func elements() -> [Element] {
    var parts: [VolumePart] = []
    for index in levels.indices {
      let part = brush.part(of: index)
      let x = (parts.last?.bounds.maxX).map { $0 + 1.7 * em } ?? 0
      parts.append(part.moved(x: x - part.bounds.minX))
    }
    let axes = axes(of: parts)
    parts = zip(parts, levels).map { $0.moved(y: axes[$1]) }
    var arrows: [Element] = []
    for (first, second) in zip(parts, parts.dropFirst()) {
      arrows.append(sheet.arrow(way(from: first, to: second)))
    }
    for skip in skips {
      let (from, to) = (parts[skip.from], parts[skip.to])
      let between = parts[skip.from...skip.to].filter { abs($0.exit.y - from.exit.y) < 0.01 }
      let y = (between.map(\.bounds.minY).min() ?? from.top.y) - 0.9 * em
      arrows.append(
        sheet.arrow([
          from.top, Point(x: from.top.x, y: y), Point(x: to.top.x, y: y), to.top,
        ]))
    }
    return parts.flatMap { $0.elements + $0.caption } + arrows
  }

  /// The height of each level's axis: far enough below the one above that the U is seen.
  private func axes(of parts: [VolumePart]) -> [Double] {
    var axes = [0.0]
    for level in 1...(levels.max() ?? 1) {
      let above = zip(parts, levels).filter { $1 == level - 1 }.map(\.0.body.maxY).max() ?? 0
      axes.append(axes[level - 1] + above * 0.6 + 2.5 * em)
    }
    return axes
  }

  private func way(from first: VolumePart, to second: VolumePart) -> [Point] {
    let (start, end) = (first.exit, second.entry)
    guard abs(start.y - end.y) > 0.01 else { return [start, end] }
    let x = (first.bounds.maxX + second.bounds.minX) / 2
    return [start, Point(x: x, y: start.y), Point(x: x, y: end.y), end]
  }
}
