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

  /// The edges to turn round so that no cycle is left: those that lead back to a node from which a
  /// walk in depth has not yet returned.
  static func backwardEdges(nodeCount: Int, edges: [LayeredGraph.Edge]) -> [Int] {
    var outgoing = [[Int]](repeating: [], count: nodeCount)
    for (index, edge) in edges.enumerated() { outgoing[edge.from].append(index) }
    var isDone = [Bool](repeating: false, count: nodeCount)
    var isOpen = [Bool](repeating: false, count: nodeCount)
    var backward: [Int] = []
    for root in 0..<nodeCount where !isDone[root] {
      var stack = [(node: root, next: 0)]
      isOpen[root] = true
      while let (node, next) = stack.last {
        guard next < outgoing[node].count else {
          isOpen[node] = false
          isDone[node] = true
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let edge = outgoing[node][next]
        let target = edges[edge].to
        if isOpen[target] {
          backward.append(edge)
        } else if !isDone[target] {
          isOpen[target] = true
          stack.append((target, 0))
        }
      }
    }
    return backward
  }
}
