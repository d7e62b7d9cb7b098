/// Which row each node belongs to.
enum Ranking {
  /// The row of each node: one more than the lowest of its predecessors; nodes without
  /// predecessors stand right above the first that needs them.
  static func ranks(nodeCount: Int, edges: [LayeredGraph.Edge]) -> [Int] {
    let order = topologicalOrder(nodeCount: nodeCount, edges: edges)
    var successors = [[Int]](repeating: [], count: nodeCount)
    var hasPredecessor = [Bool](repeating: false, count: nodeCount)
    for edge in edges {
      successors[edge.from].append(edge.to)
      hasPredecessor[edge.to] = true
    }
    var ranks = [Int](repeating: 0, count: nodeCount)
    for node in order {
      for next in successors[node] { ranks[next] = max(ranks[next], ranks[node] + 1) }
    }
    for node in order where !hasPredecessor[node] {
      if let nearest = successors[node].map({ ranks[$0] }).min() { ranks[node] = nearest - 1 }
    }
    return ranks
  }

  /// The longest chain of nodes; the first that is found among equals.
  static func trunk(nodeCount: Int, edges: [LayeredGraph.Edge]) -> Set<Int> {
    let order = topologicalOrder(nodeCount: nodeCount, edges: edges)
    var length = [Int](repeating: 1, count: nodeCount)
    var previous = [Int?](repeating: nil, count: nodeCount)
    var successors = [[Int]](repeating: [], count: nodeCount)
    for edge in edges { successors[edge.from].append(edge.to) }
    for node in order {
      for next in successors[node] where length[node] + 1 > length[next] {
        length[next] = length[node] + 1
        previous[next] = node
      }
    }
    var trunk: Set<Int> = []
    var node = length.indices.max { length[$0] < length[$1] }
    while let current = node {
      trunk.insert(current)
      node = previous[current]
    }
    return trunk
  }

  /// The nodes, each after its predecessors, otherwise in their own order.
  static func topologicalOrder(nodeCount: Int, edges: [LayeredGraph.Edge]) -> [Int] {
    var successors = [[Int]](repeating: [], count: nodeCount)
    var missing = [Int](repeating: 0, count: nodeCount)
    for edge in edges {
      successors[edge.from].append(edge.to)
      missing[edge.to] += 1
    }
    var order = (0..<nodeCount).filter { missing[$0] == 0 }
    var next = 0
    while next < order.count {
      for successor in successors[order[next]] {
        missing[successor] -= 1
        if missing[successor] == 0 { order.append(successor) }
      }
      next += 1
    }
    return order
  }
}
