/// Sorts rows by the mean places of neighbours (Sugiyama, Tagawa and Toda, "Methods for visual
/// understanding of hierarchical system structures", 1981), which brings together what belongs
/// together over many rows; what is left to mend is near at hand.
struct Sweeps {
  private let start: StrandOrder
  private let strands: Strands
  private var rows: [[Int]]

  /// The place of each vertex in its row.
  private var places: [Int]

  init(_ order: StrandOrder) {
    start = order
    strands = order.strands
    rows = order.rows
    places = [Int](repeating: 0, count: strands.vertices.count)
    for row in rows { number(row) }
  }

  private mutating func number(_ row: [Int]) {
    for (place, vertex) in row.enumerated() { places[vertex] = place }
  }

  /// The best order that so many sweeps, down and up in turn, come by.
  mutating func run(count: Int) -> StrandOrder {
    var orders: [(order: StrandOrder, crossings: Int)] = []
    for sweep in 0..<count {
      let indices = sweep % 2 == 0 ? Array(rows.indices) : rows.indices.reversed()
      for index in indices { sort(row: index, downwards: sweep % 2 == 0) }
      let order = StrandOrder(strands, order: strandOrder())
      orders.append((order, order.crossings))
    }
    let best = orders.min { $0.crossings < $1.crossings }
    return best?.order ?? start
  }

  private mutating func sort(row: Int, downwards: Bool) {
    let keys = rows[row].map { vertex -> (Double, Int) in
      let neighbors = downwards ? strands.vertices[vertex].above : strands.vertices[vertex].below
      let sum = neighbors.reduce(0) { $0 + places[$1] }
      let mean = Double(sum) / Double(neighbors.count)
      return (neighbors.isEmpty ? Double(places[vertex]) : mean, places[vertex])
    }
    rows[row] = rows[row].indices.sorted { keys[$0] < keys[$1] }.map { rows[row][$0] }
    number(rows[row])
  }

  /// The strands in an order that agrees with the rows; where rows contradict one another, the
  /// strand that is first in most of its rows goes first.
  private func strandOrder() -> [Int] {
    var heads = [Int](repeating: 0, count: rows.count)
    var blocked = strands.strands.map(\.count)
    var isPlaced = [Bool](repeating: false, count: blocked.count)
    var ready: [Int] = []
    var order: [Int] = []
    func strand(at row: Int) -> Int? {
      heads[row] < rows[row].count ? strands.vertices[rows[row][heads[row]]].strand : nil
    }
    func unblock(_ row: Int) {
      guard let strand = strand(at: row) else { return }
      blocked[strand] -= 1
      if blocked[strand] == 0 { ready.append(strand) }
    }
    for row in rows.indices { unblock(row) }
    while order.count < blocked.count {
      let next =
        ready.popLast() ?? rows.indices.compactMap(strand).min { blocked[$0] < blocked[$1] }
      guard let next else { break }
      if isPlaced[next] { continue }
      isPlaced[next] = true
      order.append(next)
      for row in strands.ranks(next) where strand(at: row) == next {
        repeat { heads[row] += 1 } while strand(at: row).map { isPlaced[$0] } ?? false
        unblock(row)
      }
    }
    return order
  }
}
