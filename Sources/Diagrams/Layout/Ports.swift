/// Where edges leave and enter nodes, as places across.
///
/// The edges that leave a node carry the same result and start together in its middle; one that
/// was turned round, since it closes a cycle, has a place of its own. Those that enter it come in
/// side by side in the order of where they come from, a straight one in the middle.
struct Ports {
  /// The place where each edge starts at its upper node.
  private(set) var starts: [Double]

  /// The place where each edge ends at its lower node.
  private(set) var ends: [Double]

  /// - Parameters:
  ///   - across: the middle of each vertex.
  ///   - widths: the extent of each node within which edges leave and enter.
  init(strands: Strands, across: [Double], widths: [Double], isReversed: [Bool]) {
    starts = strands.chains.map { across[$0[0]] }
    ends = strands.chains.map { across[$0[$0.count - 1]] }
    var leaving: [Int: [Int]] = [:]
    var entering: [Int: [Int]] = [:]
    for (edge, chain) in strands.chains.enumerated() {
      if isReversed[edge] { leaving[chain[0], default: []].append(edge) }
      entering[chain[chain.count - 1], default: []].append(edge)
    }
    for (node, edges) in leaving {
      let spacing = Ports.spacing(of: widths[node], beside: edges.count)
      for (index, edge) in edges.enumerated() { starts[edge] += Double(index + 1) * spacing }
    }
    for (node, edges) in entering where edges.count > 1 {
      let chains = strands.chains
      func origin(_ edge: Int) -> Double {
        chains[edge].count == 2 ? starts[edge] : across[chains[edge][chains[edge].count - 2]]
      }
      let sorted = edges.sorted { (origin($0), $0) < (origin($1), $1) }
      let straight = sorted.firstIndex { abs(origin($0) - across[node]) < 1 }
      let middle = straight.map(Double.init) ?? Double(edges.count - 1) / 2
      let spacing = Ports.spacing(
        of: widths[node], beside: max(middle, Double(edges.count - 1) - middle))
      for (index, edge) in sorted.enumerated() {
        ends[edge] = across[node] + (Double(index) - middle) * spacing
      }
    }
  }

  /// The distance of neighbouring ports where so many stand on one side of the middle.
  private static func spacing(of width: Double, beside count: some BinaryInteger) -> Double {
    spacing(of: width, beside: Double(count))
  }

  private static func spacing(of width: Double, beside count: Double) -> Double {
    min(24, width / 2 / (count + 0.5))
  }
}
