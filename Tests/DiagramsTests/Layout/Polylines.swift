import Diagrams

/// The drawn way of an edge: its ends and the points between which it runs straight.
struct Polyline {
  let edge: LayeredGraph.Edge
  let points: [LayeredGraph.Place]

  /// How often the ways of edges cross that do not share a node. Where two share a point, it counts
  /// once.
  static func crossings(of lines: [Polyline]) -> Int {
    let bounds = lines.map(\.bounds)
    var count = 0
    for first in lines.indices {
      for second in lines.indices.dropFirst(first + 1)
      where bounds[first].meets(bounds[second]) && !lines[first].sharesNode(with: lines[second]) {
        count += lines[first].crossings(with: lines[second])
      }
    }
    return count
  }

  private func sharesNode(with other: Polyline) -> Bool {
    edge.from == other.edge.from || edge.from == other.edge.to || edge.to == other.edge.from
      || edge.to == other.edge.to
  }

  private func crossings(with other: Polyline) -> Int {
    var count = 0
    for (a, b) in zip(points, points.dropFirst()) {
      for (c, d) in zip(other.points, other.points.dropFirst()) {
        if Polyline.doCross(a, b, c, d) { count += 1 }
      }
    }
    return count
  }

  /// Whether two stretches cross; each has its first point but not its last.
  private static func doCross(
    _ a: LayeredGraph.Place, _ b: LayeredGraph.Place, _ c: LayeredGraph.Place,
    _ d: LayeredGraph.Place
  ) -> Bool {
    let (ab, cd) = (
      (b.across - a.across, b.along - a.along), (d.across - c.across, d.along - c.along)
    )
    let product = ab.0 * cd.1 - ab.1 * cd.0
    guard abs(product) > 1e-9 else { return false }
    let ac = (c.across - a.across, c.along - a.along)
    let onFirst = (ac.0 * cd.1 - ac.1 * cd.0) / product
    let onSecond = (ac.0 * ab.1 - ac.1 * ab.0) / product
    return (0..<1).contains(onFirst) && (0..<1).contains(onSecond)
  }

  private var bounds: Bounds {
    Bounds(
      across: (points.map(\.across).min() ?? 0)...(points.map(\.across).max() ?? 0),
      along: (points.map(\.along).min() ?? 0)...(points.map(\.along).max() ?? 0))
  }

  private struct Bounds {
    let across: ClosedRange<Double>
    let along: ClosedRange<Double>

    func meets(_ other: Bounds) -> Bool {
      across.overlaps(other.across) && along.overlaps(other.along)
    }
  }
}
