/// An order of things in which alike ones are near each other.
///
/// Clusters are joined by average linkage along chains of nearest neighbours (Murtagh 1983), in time
/// that grows with the square of the count. Joined clusters are turned so that the two ends that
/// touch are the most alike of the four.
struct ClusterOrder {
  /// How alike two things are, which becomes two clusters' mean: the lower triangle, row by row.
  private var similarity: [Float]
  private var members: [[Int]]
  private let original: (Int, Int) -> Float

  /// The order of `count` things; of equal choices, the first is taken.
  static func order(count: Int, similarity: (Int, Int) -> Float) -> [Int] {
    withoutActuallyEscaping(similarity) { similarity in
      var clusters = ClusterOrder(count: count, similarity: similarity)
      return clusters.joined()
    }
  }

  private init(count: Int, similarity: @escaping (Int, Int) -> Float) {
    original = similarity
    members = (0..<count).map { [$0] }
    self.similarity = []
    self.similarity.reserveCapacity(count * max(count - 1, 0) / 2)
    for row in 0..<count {
      for column in 0..<row { self.similarity.append(similarity(row, column)) }
    }
  }

  private func place(_ first: Int, _ second: Int) -> Int {
    let (row, column) = first > second ? (first, second) : (second, first)
    return row * (row - 1) / 2 + column
  }

  private mutating func joined() -> [Int] {
    var left = Array(members.indices)
    var chain: [Int] = []
    while left.count > 1 {
      if chain.isEmpty { chain = [left[0]] }
      let last = chain[chain.count - 1]
      let previous = chain.count > 1 ? chain[chain.count - 2] : nil
      let nearest = nearest(to: last, among: left, preferring: previous)
      if nearest == previous {
        chain.removeLast(2)
        join(last, into: nearest, others: left)
        left.removeAll { $0 == last }
      } else {
        chain.append(nearest)
      }
    }
    return left.first.map { members[$0] } ?? []
  }

  /// The most alike other cluster; the preferred one if none is more so, which ends every chain.
  private func nearest(to cluster: Int, among others: [Int], preferring preferred: Int?) -> Int {
    var best = preferred ?? (others[0] == cluster ? others[1] : others[0])
    var highest = similarity[place(cluster, best)]
    for other in others where other != cluster {
      let value = similarity[place(cluster, other)]
      if value > highest { (best, highest) = (other, value) }
    }
    return best
  }

  private mutating func join(_ gone: Int, into kept: Int, others: [Int]) {
    let (goneCount, keptCount) = (Float(members[gone].count), Float(members[kept].count))
    for other in others where other != gone && other != kept {
      let sum =
        similarity[place(gone, other)] * goneCount + similarity[place(kept, other)] * keptCount
      similarity[place(kept, other)] = sum / (goneCount + keptCount)
    }
    members[kept] = turned(members[kept], members[gone])
    members[gone] = []
  }

  /// One after the other, each turned so that what touches is most alike.
  private func turned(_ first: [Int], _ second: [Int]) -> [Int] {
    let (head, tail) = (first[0], first[first.count - 1])
    let (nextHead, nextTail) = (second[0], second[second.count - 1])
    let choices = [
      (original(tail, nextHead), first, second),
      (original(tail, nextTail), first, second.reversed()),
      (original(head, nextHead), first.reversed(), second),
      (original(head, nextTail), first.reversed(), second.reversed()),
    ]
    var best = choices[0]
    for choice in choices.dropFirst() where choice.0 > best.0 { best = choice }
    return best.1 + best.2
  }
}
