/// What hangs together beside the trunk, and where it starts from before crossings are counted.
struct Branches {
  /// The strands from left to right.
  private(set) var order: [Int] = []

  /// Strands that are connected without the trunk.
  private struct Branch {
    var strands: [Int] = []

    /// The rows between its first and its last vertex.
    var ranks: Range<Int>

    /// The first of the graph's nodes in it; `nil` if it is one edge that skips layers.
    var firstNode: Int?

    /// Where it meets the trunk, from top to bottom: twice the row for a node's upper border, one
    /// more for its lower one.
    var joints: [Int] = []

    /// Whether it must cross another branch on the same side of the trunk: if of its joints some
    /// lie between two neighbouring ones of the other, and some beyond these.
    func interleaves(_ other: Branch) -> Bool {
      zip(other.joints, other.joints.dropFirst()).contains { upper, lower in
        joints.contains { upper < $0 && $0 < lower } && joints.contains { $0 < upper || lower < $0 }
      }
    }
  }

  /// Nests branches by their span, the short ones next to the trunk, so that those that lie within
  /// one another do not cross. They stand on the right, but for two kinds. Where several branches
  /// with nodes stand side by side, as in an Inception block, those that come before the trunk in
  /// the graph's order stand on its left. And unless all are to be on one side, a branch that must
  /// cross others stands where it crosses fewer of them.
  ///
  /// - Parameter oneSided: whether crossings do not count here.
  init(_ strands: Strands, oneSided: Bool) {
    let branches = Branches.connected(strands)
    let precede = Branches.preceding(branches, strands)
    var (left, right) = ([Int](), [Int]())
    let byStart = branches.indices.sorted {
      (branches[$0].ranks.lowerBound, $0) < (branches[$1].ranks.lowerBound, $1)
    }
    for index in byStart {
      let branch = branches[index]
      let onLeft = left.reduce(0) { $0 + (branches[$1].interleaves(branch) ? 1 : 0) }
      let onRight = right.reduce(0) { $0 + (branches[$1].interleaves(branch) ? 1 : 0) }
      if precede.contains(index) || (!oneSided && onLeft < onRight) {
        left.append(index)
      } else {
        right.append(index)
      }
    }
    func bySpan(_ side: [Int]) -> [Int] {
      side.sorted { (branches[$0].ranks.count, $0) < (branches[$1].ranks.count, $1) }
    }
    order =
      bySpan(left).reversed().flatMap { branches[$0].strands.reversed() } + [Strands.trunk]
      + bySpan(right).flatMap { branches[$0].strands }
  }

  /// Branches that come before the trunk and have others with nodes beside them that do not.
  private static func preceding(_ branches: [Branch], _ strands: Strands) -> Set<Int> {
    let trunk = strands.strands[Strands.trunk]
    var isFollowed = [Bool](repeating: false, count: trunk.count)
    var preceding: Set<Int> = []
    for (index, branch) in branches.enumerated() {
      guard let node = branch.firstNode else { continue }
      if node < trunk[strands.vertices[node].rank] {
        preceding.insert(index)
      } else {
        for rank in branch.ranks { isFollowed[rank] = true }
      }
    }
    return preceding.filter { branches[$0].ranks.contains { isFollowed[$0] } }
  }

  private static func connected(_ strands: Strands) -> [Branch] {
    var isSeen = [Bool](repeating: false, count: strands.strands.count)
    isSeen[Strands.trunk] = true
    var branches: [Branch] = []
    for root in strands.strands.indices where !isSeen[root] {
      isSeen[root] = true
      var branch = Branch(ranks: strands.ranks(root))
      var stack = [root]
      while let strand = stack.popLast() {
        branch.strands.append(strand)
        let ranks = strands.ranks(strand)
        branch.ranks =
          min(
            branch.ranks.lowerBound, ranks.lowerBound)..<max(
            branch.ranks.upperBound, ranks.upperBound)
        let nodes = strands.strands[strand].filter { !strands.vertices[$0].isBend }
        branch.firstNode = (nodes + [branch.firstNode].compactMap { $0 }).min()
        branch.joints += joints(of: strand, in: strands)
        let (above, below) = strands.neighbors(of: strand)
        for next in (below + above).reversed().map({ strands.vertices[$0].strand })
        where !isSeen[next] {
          isSeen[next] = true
          stack.append(next)
        }
      }
      branch.joints.sort()
      branches.append(branch)
    }
    return branches
  }

  /// Where a strand meets the trunk.
  private static func joints(of strand: Int, in strands: Strands) -> [Int] {
    let (above, below) = strands.neighbors(of: strand)
    let isTrunk = { (vertex: Int) in strands.vertices[vertex].strand == Strands.trunk }
    return above.filter(isTrunk).map { 2 * strands.vertices[$0].rank + 1 }
      + below.filter(isTrunk).map { 2 * strands.vertices[$0].rank }
  }
}
