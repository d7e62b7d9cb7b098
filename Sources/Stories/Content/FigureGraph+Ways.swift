import Diagrams

extension FigureGraph {
  /// The nodes on all ways from some nodes to a later one, without the ends; none where no way leads
  /// there.
  func nodesBetween(_ sources: Set<Int>, and target: Int) -> Set<Int> {
    let range = min(sources.min() ?? target, target)..<target
    var reached = sources
    for node in range where nodes[node].inputs.contains(where: reached.contains) {
      reached.insert(node)
    }
    var leading: Set = [target]
    for node in range.reversed()
    where reached.contains(node) && nodes[node].consumers.contains(where: leading.contains) {
      leading.insert(node)
    }
    return leading.subtracting(sources).subtracting([target])
  }
}
