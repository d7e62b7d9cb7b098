/// Names for layers: a node's own where it is the only one of that name, else its output's.
struct ONNXNaming {
  private var counts: [String: Int] = [:]
  private var names = UniqueNames()

  init(_ nodes: [ONNXNode]) {
    for node in nodes { counts[node.name, default: 0] += 1 }
  }

  /// A name that nothing else has.
  mutating func unique(_ wanted: String) -> String { names.unique(wanted) }

  mutating func name(of node: ONNXNode, output: String) -> String {
    let isOnly = !node.name.isEmpty && counts[node.name] == 1 && !names.contains(node.name)
    return unique(isOnly ? node.name : output)
  }
}
