/// The order in which nodes can be worked through: each after those that it reads from.
enum ONNXOrder {
  /// What is wrong with a graph, as a clause for the user.
  struct Problem: Error {
    let clause: String
  }

  /// The nodes in order; files must have them so, but not all do.
  static func ordered(_ nodes: [ONNXNode]) throws(Problem) -> [ONNXNode] {
    var producers: [String: Int] = [:]
    for (index, node) in nodes.enumerated() {
      for output in node.outputs where !output.isEmpty {
        guard producers.updateValue(index, forKey: output) == nil else {
          throw Problem(clause: "has two nodes that give the same tensor")
        }
      }
    }
    var missing = [Int](repeating: 0, count: nodes.count)
    var readers = [[Int]](repeating: [], count: nodes.count)
    for (index, node) in nodes.enumerated() {
      for source in Set(node.inputs.compactMap { producers[$0] }) {
        missing[index] += 1
        readers[source].append(index)
      }
    }
    // Going back from the last one keeps the file's order wherever it is right.
    var ready = nodes.indices.reversed().filter { missing[$0] == 0 }
    var order: [ONNXNode] = []
    while let next = ready.popLast() {
      order.append(nodes[next])
      for reader in readers[next].reversed() {
        missing[reader] -= 1
        if missing[reader] == 0 { ready.append(reader) }
      }
    }
    guard order.count == nodes.count else {
      throw Problem(clause: "has a graph that runs in a circle")
    }
    return order
  }
}
