import Diagrams

/// A way from one main layer to another around layers that also lead from the one to the other.
struct SkipConnection: Hashable {
  /// The layers, as indices into the nodes of the figure graph.
  let source: Int
  let target: Int
}

extension FigureGraph {
  /// All of them, by their targets. Branches side by side are none.
  var skipConnections: [SkipConnection] {
    nodes.indices.flatMap { target in
      Set(nodes[target].inputs).filter { $0 < target - 1 && hasWay(from: $0, around: target) }
        .sorted().map { SkipConnection(source: $0, target: target) }
    }
  }

  /// Whether a node is also reached by way of others.
  private func hasWay(from source: Int, around target: Int) -> Bool {
    var open = nodes[source].consumers.filter { $0 < target }
    var seen = Set(open)
    while let node = open.popLast() {
      for next in nodes[node].consumers where next <= target && !seen.contains(next) {
        if next == target { return true }
        seen.insert(next)
        open.append(next)
      }
    }
    return false
  }
}
