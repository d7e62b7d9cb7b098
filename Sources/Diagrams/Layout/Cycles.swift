/// Cycles of a graph, such as a shared layer may close.
enum Cycles {
  /// The edges to turn round so that no cycle is left: those that lead back to a node from which a
  /// walk in depth has not yet returned.
  static func backwardEdges(nodeCount: Int, edges: [LayeredGraph.Edge]) -> Set<Int> {
    var outgoing = [[Int]](repeating: [], count: nodeCount)
    for (index, edge) in edges.enumerated() { outgoing[edge.from].append(index) }
    var isDone = [Bool](repeating: false, count: nodeCount)
    var isOpen = [Bool](repeating: false, count: nodeCount)
    var backward: Set<Int> = []
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
          backward.insert(edge)
        } else if !isDone[target] {
          isOpen[target] = true
          stack.append((target, 0))
        }
      }
    }
    return backward
  }
}
