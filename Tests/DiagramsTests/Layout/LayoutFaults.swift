import Diagrams

/// What is wrong with a layout: one sentence for each rule that it breaks and where.
struct LayoutFaults {
  private(set) var faults: [String] = []

  private let graph: LayeredGraph
  private let layout: LayeredGraph.Layout

  /// A straight stretch of an edge in one of the two directions.
  private struct Run {
    let edge: Int
    let at: Double
    let range: ClosedRange<Double>
  }

  init(_ graph: LayeredGraph) {
    self.graph = graph
    layout = graph.layout()
    checkNodes()
    checkEnds()
    checkRuns()
    checkBoxes()
  }

  private func box(_ node: Int) -> (across: ClosedRange<Double>, along: ClosedRange<Double>) {
    let (center, size) = (layout.centers[node], graph.nodes[node])
    return (
      (center.across - size.across / 2)...(center.across + size.across / 2),
      (center.along - size.along / 2)...(center.along + size.along / 2)
    )
  }

  private mutating func checkNodes() {
    for first in graph.nodes.indices {
      let one = box(first)
      for second in graph.nodes.indices.dropFirst(first + 1) {
        let two = box(second)
        if one.across.overlaps(two.across), one.along.overlaps(two.along) {
          faults.append("nodes \(first) and \(second) overlap")
        }
      }
    }
  }

  /// Edges end on the borders of their nodes, and no two in one place.
  private mutating func checkEnds() {
    var entries: Set<LayeredGraph.Place> = []
    for (edge, route) in zip(graph.edges, layout.routes) {
      guard let first = route.first, let last = route.last else {
        faults.append("\(edge.from) → \(edge.to) has no way")
        continue
      }
      for (place, node) in [(first, edge.from), (last, edge.to)] {
        let box = box(node)
        let isOnBorder =
          abs(place.along - box.along.lowerBound) < 1e-6
          || abs(place.along - box.along.upperBound) < 1e-6
        if !isOnBorder || !box.across.contains(place.across) {
          faults.append("\(edge.from) → \(edge.to) does not end at node \(node)")
        }
      }
      if !entries.insert(last).inserted {
        faults.append("\(edge.from) → \(edge.to) ends where another one does")
      }
    }
  }

  /// Edges run straight down or across, once each way in a skip, and not on one another; those
  /// that leave the same node may start together.
  private mutating func checkRuns() {
    var vertical: [Run] = []
    var horizontal: [Run] = []
    for (edge, route) in layout.routes.enumerated() {
      if route.count > 6 { faults.append("\(graph.edges[edge]) has more than one long run") }
      for (a, b) in zip(route, route.dropFirst()) {
        if a.across == b.across {
          vertical.append(
            Run(edge: edge, at: a.across, range: min(a.along, b.along)...max(a.along, b.along)))
        } else if a.along == b.along {
          horizontal.append(
            Run(edge: edge, at: a.along, range: min(a.across, b.across)...max(a.across, b.across)))
        } else {
          faults.append("\(graph.edges[edge]) is slanted")
        }
      }
    }
    checkApart(vertical, distance: 2)
    checkApart(horizontal, distance: 2)
  }

  private mutating func checkApart(_ runs: [Run], distance: Double) {
    let sorted = runs.sorted { $0.at < $1.at }
    for (index, first) in sorted.enumerated() {
      for second in sorted[(index + 1)...] {
        guard second.at - first.at < distance else { break }
        let overlap =
          min(first.range.upperBound, second.range.upperBound)
          - max(first.range.lowerBound, second.range.lowerBound)
        let (one, two) = (graph.edges[first.edge], graph.edges[second.edge])
        if overlap > 1e-6, first.edge != second.edge, one.from != two.from {
          faults.append("\(one) and \(two) lie on one another by \(overlap)")
        }
      }
    }
  }

  /// No edge passes through a node.
  private mutating func checkBoxes() {
    for (edge, route) in layout.routes.enumerated() {
      for (a, b) in zip(route, route.dropFirst()) {
        let across = min(a.across, b.across)...max(a.across, b.across)
        let along = min(a.along, b.along)...max(a.along, b.along)
        for node in graph.nodes.indices {
          let box = box(node)
          if across.upperBound > box.across.lowerBound, across.lowerBound < box.across.upperBound,
            along.upperBound > box.along.lowerBound + 1e-6,
            along.lowerBound < box.along.upperBound - 1e-6
          {
            faults.append("\(graph.edges[edge]) passes through node \(node)")
          }
        }
      }
    }
  }
}
