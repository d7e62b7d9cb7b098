/// What hangs together beside the trunk, and where it starts from before crossings are counted.
struct Branches {
  /// The strands from left to right.
  private(set) var order: [Int] = []

  /// Strands that are connected without the trunk.
  private struct Branch {
    var strands: [Int] = []

    /// The rows between its first and its last vertex.
    var ranks: Range<Int>

    /// Whether there are nodes in it; if not, it is one edge that skips layers.
    var hasNodes = false

    /// Where it joins the trunk last, by row, and at which place among the edges that do: those
    /// before the trunk's own edge have negative places.
    var join = (rank: 0, place: 0)

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
    let preceding = Branches.preceding(branches)
    var (left, right) = ([Int](), [Int]())
    let byStart = branches.indices.sorted {
      (branches[$0].ranks.lowerBound, $0) < (branches[$1].ranks.lowerBound, $1)
    }
    for index in byStart {
      let branch = branches[index]
      let onLeft = left.reduce(0) { $0 + (branches[$1].interleaves(branch) ? 1 : 0) }
      let onRight = right.reduce(0) { $0 + (branches[$1].interleaves(branch) ? 1 : 0) }
      if preceding.contains(index) || (!oneSided && onLeft < onRight) {
        left.append(index)
      } else {
        right.append(index)
      }
    }
    func bySpan(_ side: [Int]) -> [Int] {
      side.sorted {
        (branches[$0].ranks.count, abs(branches[$0].join.place), $0)
          < (branches[$1].ranks.count, abs(branches[$1].join.place), $1)
      }
    }
    order =
      bySpan(left).reversed().flatMap { branches[$0].strands.reversed() } + [Strands.trunk]
      + bySpan(right).flatMap { branches[$0].strands }
  }

  /// Branches that are read before the trunk and have others with nodes beside them that are not.
  private static func preceding(_ branches: [Branch]) -> Set<Int> {
    let followed = branches.filter { $0.hasNodes && $0.join.place >= 0 }
    let rows = followed.reduce(into: Set<Int>()) { $0.formUnion($1.ranks) }
    let preceding = branches.indices.filter { index in
      let branch = branches[index]
      return branch.hasNodes && branch.join.place < 0 && branch.ranks.contains(where: rows.contains)
    }
    return Set(preceding)
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
        if strands.strands[strand].contains(where: { !strands.vertices[$0].isBend }) {
          branch.hasNodes = true
        }
        if let join = join(of: strand, in: strands), join.rank > branch.join.rank {
          branch.join = join
        }
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

  /// Where a strand leads into the trunk, if it does.
  private static func join(of strand: Int, in strands: Strands) -> (rank: Int, place: Int)? {
    let isTrunk = { (vertex: Int) in strands.vertices[vertex].strand == Strands.trunk }
    guard let node = strands.neighbors(of: strand).below.first(where: isTrunk) else { return nil }
    let above = strands.vertices[node].above
    guard let place = above.firstIndex(where: { strands.vertices[$0].strand == strand }),
      let trunk = above.firstIndex(where: isTrunk)
    else { return nil }
    return (strands.vertices[node].rank, place - trunk)
  }

  /// Where a strand meets the trunk.
  private static func joints(of strand: Int, in strands: Strands) -> [Int] {
    let (above, below) = strands.neighbors(of: strand)
    let isTrunk = { (vertex: Int) in strands.vertices[vertex].strand == Strands.trunk }
    return above.filter(isTrunk).map { 2 * strands.vertices[$0].rank + 1 }
      + below.filter(isTrunk).map { 2 * strands.vertices[$0].rank }
  }
}
