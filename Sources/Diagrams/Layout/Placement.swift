extension LayeredRows {
  /// The place across of each vertex, in points around the trunk at 0.
  ///
  /// Each vertex wants to stand at the mean of its neighbours, bends more than nodes so that long
  /// edges stay straight, and the trunk wants 0 above all. Within a row the best places that keep
  /// their distance are found exactly (isotonic regression); sweeps over the rows repeat that.
  func placeAcross() -> [Double] {
    var across = packedPlaces()
    for sweep in 0..<16 {
      for row in sweep % 2 == 0 ? rows : rows.reversed() {
        settle(row, in: &across)
      }
    }
    straightenLongEdges(&across)
    return across
  }

  private func packedPlaces() -> [Double] {
    var across = [Double](repeating: 0, count: vertices.count)
    for row in rows {
      var place = 0.0
      for (left, right) in zip(row, row.dropFirst()) {
        place += separation(left, right)
        across[right] = place
      }
      let middle = row.first { vertices[$0].isTrunk }.map { across[$0] } ?? place / 2
      for vertex in row { across[vertex] -= middle }
    }
    return across
  }

  private func settle(_ row: [Int], in across: inout [Double]) {
    var offsets = [0.0]
    for (left, right) in zip(row, row.dropFirst()) {
      offsets.append((offsets.last ?? 0) + separation(left, right))
    }
    let wishes = row.map { wish(of: $0, in: across) }
    let targets = zip(wishes, offsets).map { ($0.place - $1, $0.weight) }
    let settled = IsotonicRegression.fit(targets)
    for (index, vertex) in row.enumerated() { across[vertex] = settled[index] + offsets[index] }
  }

  private func wish(of vertex: Int, in across: [Double]) -> (place: Double, weight: Double) {
    guard !vertices[vertex].isTrunk else { return (0, 1e9) }
    var (sum, weights) = (0.0, 0.0)
    for neighbor in vertices[vertex].above + vertices[vertex].below {
      let weight = vertices[vertex].isBend && vertices[neighbor].isBend ? 8.0 : 1.0
      sum += weight * across[neighbor]
      weights += weight
    }
    return weights > 0 ? (sum / weights, weights) : (across[vertex], 0.01)
  }

  /// Gives all bends of an edge one place where its neighbours leave room.
  private func straightenLongEdges(_ across: inout [Double]) {
    var places: [Int: (row: Int, place: Int)] = [:]
    for (index, row) in rows.enumerated() {
      for (place, vertex) in row.enumerated() where vertices[vertex].isBend {
        places[vertex] = (index, place)
      }
    }
    for chain in chains where chain.count > 3 {
      let bends = chain.dropFirst().dropLast()
      var (low, high) = (-Double.infinity, Double.infinity)
      for bend in bends {
        guard let (index, place) = places[bend] else { continue }
        let row = rows[index]
        if place > 0 {
          low = max(low, across[row[place - 1]] + separation(row[place - 1], bend))
        }
        if place + 1 < row.count {
          high = min(high, across[row[place + 1]] - separation(bend, row[place + 1]))
        }
      }
      guard low <= high else { continue }
      let mean = bends.reduce(0) { $0 + across[$1] } / Double(bends.count)
      for bend in bends { across[bend] = min(max(mean, low), high) }
    }
  }
}

/// The rising numbers that lie nearest to given ones.
package enum IsotonicRegression {
  /// Numbers that never fall and have the least weighted squared distance to the targets: while a
  /// block of targets lies below the one before it, both become their common mean.
  package static func fit(_ targets: [(value: Double, weight: Double)]) -> [Double] {
    var blocks: [(value: Double, weight: Double, count: Int)] = []
    for target in targets {
      var block = (value: target.value, weight: target.weight, count: 1)
      while let last = blocks.last, last.value > block.value {
        blocks.removeLast()
        let weight = last.weight + block.weight
        block = (
          (last.value * last.weight + block.value * block.weight) / weight, weight,
          last.count + block.count
        )
      }
      blocks.append(block)
    }
    return blocks.flatMap { [Double](repeating: $0.value, count: $0.count) }
  }
}
