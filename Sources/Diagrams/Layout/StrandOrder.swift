/// Strands from left to right: the order of the vertices in every row.
struct StrandOrder {
  let strands: Strands

  /// The strands from left to right; only the order of those that share a row matters.
  private(set) var order: [Int]

  /// The place of each strand in `order`.
  private(set) var places: [Int]

  /// An order in which few edges cross: the best that is reached from three starts, the first
  /// among equals. The first start has nearly everything on the right of the trunk, the second
  /// uses both of its sides, the third comes from sorting rows.
  init(fewestCrossings strands: Strands) {
    var best = StrandOrder(strands, order: Branches(strands, oneSided: true).order).sifted
    if best.crossings > 0 {
      let both = StrandOrder(strands, order: Branches(strands, oneSided: false).order).sifted
      if both.crossings < best.crossings { best = both }
    }
    if best.crossings > 0 {
      var sweeps = Sweeps(best)
      let sorted = sweeps.run(count: 12).sifted
      if sorted.crossings < best.crossings { best = sorted }
    }
    self = best
  }

  private var sifted: StrandOrder {
    var sifting = Sifting(self)
    sifting.run()
    return sifting.order
  }

  /// - Parameter order: all strands from left to right.
  init(_ strands: Strands, order: [Int]) {
    self.strands = strands
    self.order = order
    places = [Int](repeating: 0, count: order.count)
    for (place, strand) in order.enumerated() { places[strand] = place }
  }

  /// Puts a strand right before or right behind another one.
  mutating func move(_ strand: Int, to place: Int) {
    let old = places[strand]
    order.remove(at: old)
    order.insert(strand, at: place)
    for index in min(old, place)...max(old, place) { places[order[index]] = index }
  }

  /// The vertices of each row from left to right.
  var rows: [[Int]] {
    var rows = [[Int]](repeating: [], count: strands.rowCount)
    for strand in order {
      for vertex in strands.strands[strand] { rows[strands.vertices[vertex].rank].append(vertex) }
    }
    return rows
  }

  /// How often edges cross between neighbouring rows.
  var crossings: Int {
    rows.reduce(0) { sum, row in
      let ends = row.flatMap { vertex in
        strands.vertices[vertex].below.map { places[strands.vertices[$0].strand] }.sorted()
      }
      return sum + Inversions.count(ends)
    }
  }
}
