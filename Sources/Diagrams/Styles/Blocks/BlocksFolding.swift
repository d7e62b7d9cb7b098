/// Where a network may be cut into columns: after a block that alone feeds all that follow.
struct BlocksFolding {
  /// The parts between two cuts, each an unbroken range of blocks.
  private let parts: [Range<Int>]

  /// The number of rows that each part takes.
  private let heights: [Int]

  init(_ graph: FigureGraph) {
    let inputs = graph.nodes.map(\.inputs)
    parts = GraphSegments(graph).segments.map(\.nodes)
    heights = parts.map { part in
      var rows: [Int: Int] = [:]
      for block in part {
        rows[block] = (inputs[block].compactMap { rows[$0] }.max() ?? 0) + 1
      }
      return rows.values.max() ?? 0
    }
  }

  /// The largest number of columns.
  var limit: Int { parts.count }

  /// The blocks of each column for a number of columns; fewer where parts are too large for it.
  ///
  /// The highest column is as low as it can be. A network of which more than three fifths hang
  /// together, as those of a U-Net, stays whole: little would stand beside the rest.
  func columns(_ count: Int) -> [Range<Int>] {
    let total = heights.reduce(0, +)
    guard count > 1, let highest = heights.max(), 5 * highest <= 3 * total else { return whole }
    var (low, high) = (highest, total)
    while low < high {
      let middle = (low + high) / 2
      if filled(upTo: middle).count <= count { high = middle } else { low = middle + 1 }
    }
    return filled(upTo: low)
  }

  private var whole: [Range<Int>] {
    guard let first = parts.first, let last = parts.last else { return [] }
    return [first.lowerBound..<last.upperBound]
  }

  private func filled(upTo limit: Int) -> [Range<Int>] {
    var columns: [Range<Int>] = []
    var height = 0
    for (part, rows) in zip(parts, heights) {
      if let column = columns.last, height + rows <= limit {
        columns[columns.count - 1] = column.lowerBound..<part.upperBound
        height += rows
      } else {
        columns.append(part)
        height = rows
      }
    }
    return columns
  }
}
