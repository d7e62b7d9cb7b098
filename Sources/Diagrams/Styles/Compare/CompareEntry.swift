import ModelDescription

/// A row of the figure: one of the comparison, or a run of them told in a line.
enum CompareEntry {
  case row(Int)
  /// Rows that are alike: as many layers in each model that has any.
  case fold(Range<Int>)

  var isFold: Bool {
    if case .fold = self { true } else { false }
  }

  /// As many rows are all drawn.
  private static let shortLength = 24

  /// A run that is shorter is drawn; of a longer one the first and last row are.
  private static let shortRun = 5

  /// The rows of a comparison; in long ones runs that are equal everywhere, or that the same models
  /// have, are folded.
  static func entries(of comparison: ModelComparison) -> [CompareEntry] {
    let rows = comparison.rows
    guard rows.count > shortLength else { return rows.indices.map { .row($0) } }
    var entries: [CompareEntry] = []
    var start = 0
    while start < rows.count {
      let kind = Kind(rows[start])
      var end = start + 1
      while end < rows.count, Kind(rows[end]) == kind { end += 1 }
      if kind.canFold, end - start >= shortRun {
        entries += [.row(start), .fold(start + 1..<end - 1), .row(end - 1)]
      } else {
        entries += (start..<end).map { .row($0) }
      }
      start = end
    }
    return entries
  }

  /// What rows of a run have in common.
  private struct Kind: Equatable {
    let canFold: Bool
    let presence: [Bool]

    init(_ row: ModelComparison.Row) {
      canFold = row.differences.isEmpty
      presence = row.cells.map { $0 != nil }
    }
  }
}
