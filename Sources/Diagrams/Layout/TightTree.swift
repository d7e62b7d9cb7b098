/// Ranks of nodes with a tree of edges that are as short as an edge can be, one row: the network
/// simplex of Gansner, Koutsofios, North and Vo, "A technique for drawing directed graphs", 1993.
struct TightTree {
  /// The row of each node; each edge leads at least one row down.
  private(set) var ranks: [Int]

  private let edges: [LayeredGraph.Edge]

  /// The edges of the tree at each node.
  private var branches: [[Int]]

  /// The first node of each connected part of the graph.
  private var roots: [Int] = []

  /// How many more edges leave each node than enter it.
  private var surplus: [Int]

  /// The nodes from the roots on, each followed by its subtree.
  private var walk: [Int] = []

  /// Where each node stands in `walk`, and where its subtree ends.
  private var starts: [Int]
  private var ends: [Int]

  /// The edge that connects each node with its parent.
  private var parentEdges: [Int?]

  /// - Parameters:
  ///   - ranks: as high as the edges allow.
  ///   - tightEdges: for each node but the highest, one edge that ends there and is one row long.
  init(ranks: [Int], edges: [LayeredGraph.Edge], tightEdges: [Int]) {
    self.ranks = ranks
    self.edges = edges
    branches = [[Int]](repeating: [], count: ranks.count)
    surplus = [Int](repeating: 0, count: ranks.count)
    starts = surplus
    ends = surplus
    parentEdges = [Int?](repeating: nil, count: ranks.count)
    for edge in edges {
      surplus[edge.from] += 1
      surplus[edge.to] -= 1
    }
    for edge in tightEdges { add(edge) }
    connect()
  }

  /// Makes the sum of all edges' lengths as small as it can be: while more edges leave a subtree
  /// than enter it, the subtree moves down until one of them is tight and takes the place of the
  /// one that held it; and the other way round.
  mutating func shorten() {
    for _ in 0...ranks.count {
      walkTree()
      guard let pull = strongestPull() else { return }
      guard let edge = shortestEdge(from: pull.node, leaving: pull.isDown) else { return }
      let room = slack(edge)
      for node in walk[starts[pull.node]..<ends[pull.node]] {
        ranks[node] += pull.isDown ? room : -room
      }
      remove(pull.edge)
      add(edge)
    }
  }

  private func slack(_ edge: Int) -> Int { ranks[edges[edge].to] - ranks[edges[edge].from] - 1 }

  private mutating func add(_ edge: Int) {
    branches[edges[edge].from].append(edge)
    branches[edges[edge].to].append(edge)
  }

  private mutating func remove(_ edge: Int) {
    branches[edges[edge].from].removeAll { $0 == edge }
    branches[edges[edge].to].removeAll { $0 == edge }
  }

  /// Joins trees until there is one for each connected part of the graph: the tree moves until the
  /// shortest edge between it and another one is tight.
  private mutating func connect() {
    var isReached = [Bool](repeating: false, count: ranks.count)
    for root in ranks.indices where !isReached[root] {
      roots.append(root)
      var members: [Int] = []
      var stack = [root]
      isReached[root] = true
      while true {
        while let node = stack.popLast() {
          members.append(node)
          for edge in branches[node] {
            let next = edges[edge].from == node ? edges[edge].to : edges[edge].from
            guard !isReached[next] else { continue }
            isReached[next] = true
            stack.append(next)
          }
        }
        let between = edges.indices.filter { isReached[edges[$0].from] != isReached[edges[$0].to] }
        guard let edge = between.min(by: { slack($0) < slack($1) }) else { break }
        let isDown = isReached[edges[edge].from]
        let room = slack(edge)
        for node in members { ranks[node] += isDown ? room : -room }
        add(edge)
        let next = isDown ? edges[edge].to : edges[edge].from
        isReached[next] = true
        stack.append(next)
      }
    }
  }

  private mutating func walkTree() {
    walk.removeAll(keepingCapacity: true)
    for root in roots {
      parentEdges[root] = nil
      var stack = [root]
      while let node = stack.popLast() {
        starts[node] = walk.count
        walk.append(node)
        for edge in branches[node] where edge != parentEdges[node] {
          let next = edges[edge].from == node ? edges[edge].to : edges[edge].from
          parentEdges[next] = edge
          stack.append(next)
        }
      }
    }
  }

  /// The subtree that most edges pull, and the edge of the tree that holds it.
  private mutating func strongestPull() -> (node: Int, edge: Int, isDown: Bool)? {
    var sums = surplus
    for (index, node) in walk.enumerated() { ends[node] = index + 1 }
    var strongest: (node: Int, edge: Int, isDown: Bool)?
    var force = 0
    for node in walk.reversed() {
      guard let edge = parentEdges[node] else { continue }
      let isAbove = edges[edge].from == node
      let parent = isAbove ? edges[edge].to : edges[edge].from
      sums[parent] += sums[node]
      ends[parent] = max(ends[parent], ends[node])
      let pull = isAbove ? -sums[node] : sums[node]
      if pull > force {
        force = pull
        strongest = (node, edge, !isAbove)
      }
    }
    return strongest
  }

  /// The shortest edge that leaves a subtree, or that enters it.
  private func shortestEdge(from root: Int, leaving: Bool) -> Int? {
    let subtree = starts[root]..<ends[root]
    var best: Int?
    for (index, edge) in edges.enumerated() {
      let (inner, outer) = leaving ? (edge.from, edge.to) : (edge.to, edge.from)
      guard subtree.contains(starts[inner]), !subtree.contains(starts[outer]) else { continue }
      if best.map({ slack(index) < slack($0) }) ?? true { best = index }
    }
    return best
  }
}
