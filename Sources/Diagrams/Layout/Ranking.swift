/// Which row each node belongs to, and which nodes are the trunk.
struct Ranking {
  /// The row of each node, from 0.
  let ranks: [Int]

  /// The longest chain of nodes, from top to bottom; the first that is found among equals. It
  /// has one node in each row.
  let trunk: [Int]

  /// Ranks the nodes of a graph without cycles: as many rows as the trunk has nodes, and edges as
  /// short as they can be within them.
  init(nodeCount: Int, edges: [LayeredGraph.Edge]) {
    var leaving = [[Int]](repeating: [], count: nodeCount)
    var missing = [Int](repeating: 0, count: nodeCount)
    for (index, edge) in edges.enumerated() {
      leaving[edge.from].append(index)
      missing[edge.to] += 1
    }
    var order = (0..<nodeCount).filter { missing[$0] == 0 }
    var highest = [Int](repeating: 0, count: nodeCount)
    var tightEdges = [Int?](repeating: nil, count: nodeCount)
    var next = 0
    while next < order.count {
      let node = order[next]
      for edge in leaving[node] {
        let target = edges[edge].to
        if highest[node] + 1 > highest[target] {
          highest[target] = highest[node] + 1
          tightEdges[target] = edge
        }
        missing[target] -= 1
        if missing[target] == 0 { order.append(target) }
      }
      next += 1
    }
    var trunk: [Int] = []
    var last = highest.indices.max { highest[$0] < highest[$1] }
    while let node = last {
      trunk.append(node)
      last = tightEdges[node].map { edges[$0].from }
    }
    self.trunk = trunk.reversed()

    var lowest = [Int](repeating: trunk.count - 1, count: nodeCount)
    for node in order.reversed() {
      for edge in leaving[node] { lowest[node] = min(lowest[node], lowest[edges[edge].to] - 1) }
    }
    var tree = TightTree(ranks: highest, edges: edges, tightEdges: tightEdges.compactMap { $0 })
    tree.shorten()
    let top = trunk.last.map { tree.ranks[$0] } ?? 0
    ranks = (0..<nodeCount).map { min(max(tree.ranks[$0] - top, highest[$0]), lowest[$0]) }
  }
}
