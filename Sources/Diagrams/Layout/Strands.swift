/// The vertices of a layered layout, tied into strands that are each drawn in one vertical line.
///
/// A vertex is a node of the graph, or a bend where an edge passes a row. Vertices that follow one
/// another without a branch or a join make a strand: a chain of layers, or all bends of a long
/// edge. The trunk is a strand, too, whatever branches off it.
struct Strands {
  struct Vertex {
    /// The extent across, in points; 0 for a bend.
    let across: Double
    let rank: Int

    /// Whether it is a place that an edge passes, and no node.
    let isBend: Bool

    /// The strand that it belongs to.
    fileprivate(set) var strand = 0

    /// The vertices one row higher that it is connected to; one twice if two edges lead there.
    fileprivate(set) var above: [Int] = []

    /// The vertices one row lower that it is connected to.
    fileprivate(set) var below: [Int] = []
  }

  /// The nodes of the graph, in its order, then the bends.
  private(set) var vertices: [Vertex]

  /// The vertices of each strand, row by row from top to bottom; the trunk is the first.
  private(set) var strands: [[Int]] = []

  /// The vertices that each edge of the graph passes, ends included.
  let chains: [[Int]]

  /// The trunk, as an index into `strands`.
  static let trunk = 0

  init(graph: LayeredGraph, ranking: Ranking) {
    let ranks = ranking.ranks
    var vertices = graph.nodes.indices.map { node in
      Vertex(across: graph.nodes[node].across, rank: ranks[node], isBend: false)
    }
    var chains: [[Int]] = []
    for edge in graph.edges {
      var chain = [edge.from]
      for rank in (ranks[edge.from] + 1)..<max(ranks[edge.to], ranks[edge.from] + 1) {
        chain.append(vertices.count)
        vertices.append(Vertex(across: 0, rank: rank, isBend: true))
      }
      chain.append(edge.to)
      for (upper, lower) in zip(chain, chain.dropFirst()) {
        vertices[upper].below.append(lower)
        vertices[lower].above.append(upper)
      }
      chains.append(chain)
    }
    self.vertices = vertices
    self.chains = chains
    tie(trunk: ranking.trunk)
  }

  /// The row of a strand's first vertex.
  func firstRank(_ strand: Int) -> Int { vertices[strands[strand][0]].rank }

  /// The rows of a strand.
  func ranks(_ strand: Int) -> Range<Int> {
    let first = firstRank(strand)
    return first..<(first + strands[strand].count)
  }

  /// The vertices above and below a strand that it is connected to.
  func neighbors(of strand: Int) -> (above: [Int], below: [Int]) {
    let members = strands[strand]
    return (vertices[members[0]].above, vertices[members[members.count - 1]].below)
  }

  /// The number of rows; the trunk has a vertex in each.
  var rowCount: Int { strands[Strands.trunk].count }

  private mutating func tie(trunk: [Int]) {
    var isTied = [Bool](repeating: false, count: vertices.count)
    func add(_ members: [Int]) {
      for vertex in members {
        vertices[vertex].strand = strands.count
        isTied[vertex] = true
      }
      strands.append(members)
    }
    add(trunk)
    for start in vertices.indices where !isTied[start] {
      var members = [start]
      while let next = follower(of: members[members.count - 1]), !isTied[next] {
        members.append(next)
      }
      while let previous = leader(of: members[0]), !isTied[previous] {
        members.insert(previous, at: 0)
      }
      add(members)
    }
  }

  /// The only vertex below, if this is the only vertex above it.
  private func follower(of vertex: Int) -> Int? {
    guard let next = vertices[vertex].below.first, vertices[vertex].below.count == 1,
      vertices[next].above.count == 1
    else { return nil }
    return next
  }

  /// The only vertex above, if this is the only vertex below it.
  private func leader(of vertex: Int) -> Int? {
    guard let previous = vertices[vertex].above.first, vertices[vertex].above.count == 1,
      vertices[previous].below.count == 1
    else { return nil }
    return previous
  }
}
