/// Names for layers: a node's own where it is the only one of that name, else its output's.
struct ONNXNaming {
  private var counts: [String: Int] = [:]
  private var taken: Set<String> = []

  init(_ nodes: [ONNXNode]) {
    for node in nodes { counts[node.name, default: 0] += 1 }
  }

  /// A name that nothing else has.
  mutating func unique(_ wanted: String) -> String {
    var name = wanted.isEmpty ? "unnamed" : wanted
    var number = 1
    while !taken.insert(name).inserted {
      name = "\(wanted)_\(number)"
      number += 1
    }
    return name
  }

  mutating func name(of node: ONNXNode, output: String) -> String {
    let isOnly = !node.name.isEmpty && counts[node.name] == 1 && !taken.contains(node.name)
    return unique(isOnly ? node.name : output)
  }
}
