/// The rows of a layered layout: nodes, and bends where an edge passes a row.
struct LayeredRows {
  /// A node of the graph or a bend of an edge.
  struct Vertex {
    /// The extent across, in points.
    let across: Double
    let rank: Int
    let isBend: Bool

    /// Whether it lies on the chain that is to stay straight.
    let isTrunk: Bool
    var above: [Int] = []
    var below: [Int] = []
  }

  /// The nodes of the graph, in its order, then the bends.
  private(set) var vertices: [Vertex]

  /// The vertices of each row from left to right.
  private(set) var rows: [[Int]]

  /// The vertices that each edge of the graph passes, ends included.
  let chains: [[Int]]

  let nodeSeparation: Double

  init(graph: LayeredGraph, ranks: [Int], trunk: Set<Int>) {
    var vertices = graph.nodes.indices.map { node in
      Vertex(
        across: graph.nodes[node].across, rank: ranks[node], isBend: false,
        isTrunk: trunk.contains(node))
    }
    var chains: [[Int]] = []
    for edge in graph.edges {
      var chain = [edge.from]
      for rank in (ranks[edge.from] + 1)..<max(ranks[edge.to], ranks[edge.from] + 1) {
        chain.append(vertices.count)
        vertices.append(Vertex(across: 0, rank: rank, isBend: true, isTrunk: false))
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
    nodeSeparation = graph.nodeSeparation
    rows = LayeredRows.firstOrder(of: vertices)
  }

  /// The space to keep between two neighbours of a row.
  func separation(_ first: Int, _ second: Int) -> Double {
    let isNarrow = vertices[first].isBend && vertices[second].isBend
    let gap = isNarrow ? nodeSeparation * 0.7 : nodeSeparation
    return (vertices[first].across + vertices[second].across) / 2 + gap
  }

  /// Rows in the order of a walk from the top that follows the trunk first, so that skips and
  /// branches come to lie to the right of it.
  private static func firstOrder(of vertices: [Vertex]) -> [[Int]] {
    let rowCount = (vertices.map(\.rank).max() ?? 0) + 1
    var rows = [[Int]](repeating: [], count: rowCount)
    var isSeen = [Bool](repeating: false, count: vertices.count)
    let roots = vertices.indices.filter { vertices[$0].above.isEmpty }
    var stack = Array(roots.sorted { vertices[$0].isTrunk && !vertices[$1].isTrunk }.reversed())
    while let vertex = stack.popLast() {
      guard !isSeen[vertex] else { continue }
      isSeen[vertex] = true
      rows[vertices[vertex].rank].append(vertex)
      let below = vertices[vertex].below
      stack += below.filter { !vertices[$0].isTrunk }.reversed()
      stack += below.filter { vertices[$0].isTrunk }
    }
    return rows
  }

  /// Sorts the rows so that few edges cross: sweeps down and up by the mean place of neighbours,
  /// each followed by swaps of neighbours that help. Keeps the best order and returns its
  /// crossings.
  mutating func reduceCrossings() -> Int {
    var best = rows
    var fewest = crossings()
    var idle = 0
    var sweep = 0
    while fewest > 0, idle < 6, sweep < 24 {
      sortRows(downwards: sweep % 2 == 0)
      swapNeighbors()
      let count = crossings()
      if count < fewest {
        (best, fewest, idle) = (rows, count, 0)
      } else {
        idle += 1
      }
      sweep += 1
    }
    rows = best
    return fewest
  }

  private func places() -> [Int] {
    var places = [Int](repeating: 0, count: vertices.count)
    for row in rows {
      for (place, vertex) in row.enumerated() { places[vertex] = place }
    }
    return places
  }

  private mutating func sortRows(downwards: Bool) {
    var places = places()
    for index in downwards ? Array(rows.indices) : rows.indices.reversed() {
      let keys = rows[index].map { vertex -> Double in
        let neighbors = downwards ? vertices[vertex].above : vertices[vertex].below
        guard !neighbors.isEmpty else { return Double(places[vertex]) }
        return Double(neighbors.reduce(0) { $0 + places[$1] }) / Double(neighbors.count)
      }
      let sorted = rows[index].indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
      rows[index] = sorted.map { rows[index][$0] }
      for (place, vertex) in rows[index].enumerated() { places[vertex] = place }
    }
  }

  private mutating func swapNeighbors() {
    var places = places()
    var rounds = 0
    var improved = true
    while improved, rounds < 4 {
      improved = false
      rounds += 1
      for index in rows.indices {
        for place in rows[index].indices.dropLast() {
          let (left, right) = (rows[index][place], rows[index][place + 1])
          if crossings(left, right, places) > crossings(right, left, places) {
            rows[index].swapAt(place, place + 1)
            (places[left], places[right]) = (places[right], places[left])
            improved = true
          }
        }
      }
    }
  }

  /// The crossings between the edges of two neighbours if they stand in this order.
  private func crossings(_ left: Int, _ right: Int, _ places: [Int]) -> Int {
    func count(_ first: [Int], _ second: [Int]) -> Int {
      first.reduce(0) { sum, a in sum + second.reduce(0) { $0 + (places[a] > places[$1] ? 1 : 0) } }
    }
    return count(vertices[left].above, vertices[right].above)
      + count(vertices[left].below, vertices[right].below)
  }

  /// The crossings between all neighbouring rows.
  private func crossings() -> Int {
    let places = places()
    return rows.reduce(0) { sum, row in
      sum + Inversions.count(row.flatMap { vertices[$0].below.map { places[$0] }.sorted() })
    }
  }
}

/// Counts pairs that stand in the wrong order.
package enum Inversions {
  /// The number of pairs of which the larger comes first, by merging sorted halves.
  package static func count(_ numbers: [Int]) -> Int {
    var numbers = numbers
    var spare = numbers
    var total = 0
    var width = 1
    while width < numbers.count {
      for start in stride(from: 0, to: numbers.count, by: 2 * width) {
        let middle = min(start + width, numbers.count)
        let end = min(start + 2 * width, numbers.count)
        var (left, right) = (start, middle)
        for place in start..<end {
          if left < middle, right >= end || numbers[left] <= numbers[right] {
            spare[place] = numbers[left]
            left += 1
          } else {
            spare[place] = numbers[right]
            total += middle - left
            right += 1
          }
        }
      }
      swap(&numbers, &spare)
      width *= 2
    }
    return total
  }
}
