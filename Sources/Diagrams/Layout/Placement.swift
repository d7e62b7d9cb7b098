/// The place across of each strand, in points, with the trunk at 0.
///
/// Strands first stand as close to the trunk as their order allows, which gives skips lanes beside
/// what they skip. Then each moves outwards to what it is connected to, where there is room.
struct Placement {
  /// The middle of each strand.
  private(set) var across: [Double]

  private let strands: Strands
  private let order: StrandOrder
  private let nodeSeparation: Double

  /// The neighbours of each vertex in its row.
  private var left: [Int?]
  private var right: [Int?]

  init(_ order: StrandOrder, nodeSeparation: Double) {
    self.order = order
    self.nodeSeparation = nodeSeparation
    strands = order.strands
    across = [Double](repeating: 0, count: strands.strands.count)
    left = [Int?](repeating: nil, count: strands.vertices.count)
    right = left
    for row in order.rows {
      for (first, second) in zip(row, row.dropFirst()) {
        left[second] = first
        right[first] = second
      }
    }
    let trunk = order.places[Strands.trunk]
    let onRight = Array(order.order[(trunk + 1)...])
    let onLeft = Array(order.order[..<trunk])
    for strand in onRight { across[strand] = lowest(strand) ?? 0 }
    for strand in onLeft.reversed() { across[strand] = highest(strand) ?? 0 }
    for _ in 0..<4 {
      for strand in onRight.reversed() { settle(strand) }
      for strand in onLeft { settle(strand) }
    }
  }

  /// Moves a strand towards its wish as far as its neighbours allow.
  private mutating func settle(_ strand: Int) {
    guard var place = wish(of: strand) else { return }
    if let highest = highest(strand) { place = min(place, highest) }
    if let lowest = lowest(strand) { place = max(place, lowest) }
    across[strand] = place
  }

  /// The median place of what a strand is connected to, of two the one nearer to the trunk: a
  /// straight edge and a bent one look calmer than two bent ones.
  private func wish(of strand: Int) -> Double? {
    let members = strands.strands[strand]
    guard let first = members.first, let last = members.last else { return nil }
    let neighbors = strands.vertices[first].above + strands.vertices[last].below
    let sorted = neighbors.map { across[strands.vertices[$0].strand] }
      .sorted { abs($0) < abs($1) }
    return sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
  }

  /// The place next to its neighbours on the left; `nil` if there are none.
  private func lowest(_ strand: Int) -> Double? {
    strands.strands[strand].compactMap { vertex in
      left[vertex].map { across[strands.vertices[$0].strand] + separation($0, vertex) }
    }.max()
  }

  /// The place next to its neighbours on the right; `nil` if there are none.
  private func highest(_ strand: Int) -> Double? {
    strands.strands[strand].compactMap { vertex in
      right[vertex].map { across[strands.vertices[$0].strand] - separation(vertex, $0) }
    }.min()
  }

  /// The space to keep between the middles of two neighbours of a row.
  private func separation(_ first: Int, _ second: Int) -> Double {
    let (first, second) = (strands.vertices[first], strands.vertices[second])
    let gap = first.isBend && second.isBend ? nodeSeparation * 0.7 : nodeSeparation
    return (first.across + second.across) / 2 + gap
  }
}
