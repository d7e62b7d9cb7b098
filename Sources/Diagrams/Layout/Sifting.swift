/// Lessens crossings by moving one strand after another to where it crosses least (after
/// Matuszewski, Schönfeld and Molitor, "Using sifting for k-layer straightline crossing
/// minimization", 1999, here with strands of several rows in place of single vertices).
struct Sifting {
  private(set) var order: StrandOrder

  private let strands: Strands

  /// The strands that have a vertex in each row.
  private let members: [[Int]]

  /// Where each strand stands while one of them is moved; even numbers, the moved one odd.
  private var places: [Int] = []

  /// The search in which a strand was last met, so that none is met twice.
  private var stamps: [Int]
  private var stamp = 0

  /// How much may still be compared before the order is taken as it is, in pairs of strands with few
  /// edges: enough for every network, few enough that a graph in which all overlaps all does not
  /// take minutes.
  private var effort: Int

  init(_ order: StrandOrder) {
    self.order = order
    strands = order.strands
    members = order.rows.map { row in row.map { order.strands.vertices[$0].strand } }
    stamps = [Int](repeating: 0, count: order.strands.strands.count)
    effort = 200_000 + min(500 * stamps.count, 3_000_000)
    renumber()
  }

  /// Moves strands until nothing is won any more, two rounds in their own order, two in the
  /// opposite one. Every second round also moves those that gain nothing by it, which may make
  /// room for others.
  mutating func run() {
    var best = order
    var fewest = order.crossings
    var (rounds, idle) = (0, 0)
    let all = strands.strands.indices.filter { $0 != Strands.trunk }
    while fewest > 0, idle < 8, rounds < 40, effort > 0 {
      for strand in rounds % 4 < 2 ? all : all.reversed() where effort > 0 {
        sift(strand, restlessly: rounds % 2 == 1)
      }
      let count = order.crossings
      effort -= strands.vertices.count / 16
      if count < fewest {
        (best, fewest, idle) = (order, count, 0)
      } else {
        idle += 1
      }
      rounds += 1
    }
    order = best
  }

  private mutating func renumber() { places = order.places.map { 2 * $0 } }

  /// Moves a strand to its best place; it stays if no other place is better.
  private mutating func sift(_ strand: Int, restlessly: Bool) {
    let home = order.places[strand]
    let others = companions(of: strand).sorted { order.places[$0] < order.places[$1] }
    let split = others.firstIndex { order.places[$0] > home } ?? others.count
    var best = (gain: 0, place: home)
    var gain = 0
    effort -= others.count
    for other in others[split...] {
      gain += change(strand, with: other, toRight: true)
      places[strand] = 2 * order.places[other] + 1
      if gain > best.gain || (restlessly && gain == best.gain) {
        best = (gain, order.places[other])
      }
    }
    gain = 0
    places[strand] = 2 * home
    for other in others[..<split].reversed() {
      gain += change(strand, with: other, toRight: false)
      places[strand] = 2 * order.places[other] - 1
      if gain > best.gain || (restlessly && gain == best.gain) {
        best = (gain, order.places[other])
      }
    }
    places[strand] = 2 * home
    if best.place != home {
      order.move(strand, to: best.place)
      renumber()
    }
  }

  /// The strands that share a row with one.
  private mutating func companions(of strand: Int) -> [Int] {
    stamp += 1
    stamps[strand] = stamp
    var companions: [Int] = []
    for rank in strands.ranks(strand) {
      for other in members[rank] where stamps[other] != stamp {
        stamps[other] = stamp
        companions.append(other)
      }
    }
    return companions
  }

  /// How many crossings fewer there are when a strand passes its neighbour.
  private mutating func change(_ strand: Int, with other: Int, toRight: Bool) -> Int {
    let (left, right) = toRight ? (strand, other) : (other, strand)
    let (a, b) = (strands.ranks(left), strands.ranks(right))
    let shared = max(a.lowerBound, b.lowerBound)..<min(a.upperBound, b.upperBound)
    // Other strands than the trunk have edges of their own only between their ends.
    let isWithTrunk = left == Strands.trunk || right == Strands.trunk
    var gain = 0
    for rank in isWithTrunk ? shared : shared.prefix(1) {
      let first = strands.vertices[strands.strands[left][rank - a.lowerBound]]
      let second = strands.vertices[strands.strands[right][rank - b.lowerBound]]
      gain += wins(first.above, second.above, left, right)
    }
    for rank in isWithTrunk ? shared : shared.suffix(1) {
      let first = strands.vertices[strands.strands[left][rank - a.lowerBound]]
      let second = strands.vertices[strands.strands[right][rank - b.lowerBound]]
      gain += wins(first.below, second.below, left, right)
    }
    return gain
  }

  /// Crossings of the edges to two sets of neighbours now, less those after their vertices have
  /// changed places. Edges within the two strands change at both ends and so stay as they are.
  private mutating func wins(_ first: [Int], _ second: [Int], _ left: Int, _ right: Int) -> Int {
    var wins = 0
    effort -= first.count * second.count / 8
    for a in first {
      let one = strands.vertices[a].strand
      let isInner = one == left || one == right
      for b in second {
        let two = strands.vertices[b].strand
        if isInner, two == left || two == right { continue }
        wins += (places[one] - places[two]).signum()
      }
    }
    return wins
  }
}
