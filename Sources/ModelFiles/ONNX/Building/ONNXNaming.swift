/// Names for layers: a node's own where it is the only one of that name, else its output's.
struct ONNXNaming {
  private var counts: [String: Int] = [:]
  private var taken: Set<String> = []

  /// How many numbered names were made of each name.
  private var numbers: [String: Int] = [:]

  init(_ nodes: [ONNXNode]) {
    for node in nodes { counts[node.name, default: 0] += 1 }
  }

  /// A name that nothing else has.
  mutating func unique(_ wanted: String) -> String {
    let base = wanted.isEmpty ? "unnamed" : wanted
    var name = base
    while !taken.insert(name).inserted {
      numbers[base, default: 0] += 1
      name = "\(base)_\(numbers[base, default: 0])"
    }
    return name
  }

  mutating func name(of node: ONNXNode, output: String) -> String {
    let isOnly = !node.name.isEmpty && counts[node.name] == 1 && !taken.contains(node.name)
    return unique(isOnly ? node.name : output)
  }
}
