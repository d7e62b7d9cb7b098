/// The cheapest way to lay two sequences beside each other, in order, with gaps.
///
/// The edit distance of Wagner & Fischer 1974 with costs for pairs and gaps. Takes
/// time and bytes in proportion to the product of both lengths.
enum SequenceAlignment {
  /// One row of the alignment.
  enum Step: UInt8 {
    /// The next of both.
    case both
    /// The next of the first sequence beside a gap.
    case first
    /// The next of the second sequence beside a gap.
    case second
  }

  /// What a gap beside an element of the second sequence costs.
  static let gapCost = 100

  /// The rows from the start.
  ///
  /// Among equally cheap ways it takes pairs as early as they come, then what the first sequence
  /// has before what the second has.
  ///
  /// - Parameters:
  ///   - firstGapCost: what a gap beside an element of the first sequence costs.
  ///   - cost: of laying two elements beside each other; `nil` where they must not be.
  static func steps(
    first: Int, second: Int, firstGapCost: (_ first: Int) -> Int,
    cost: (_ first: Int, _ second: Int) -> Int?
  ) -> [Step] {
    let width = second + 1
    var steps = [UInt8](repeating: Step.second.rawValue, count: (first + 1) * width)
    // The costs of what is left from each place of the second sequence on, for one place of the
    // first; from the ends backwards, so that the way is read forwards.
    var below = (0...second).map { (second - $0) * gapCost }
    for row in stride(from: first - 1, through: 0, by: -1) {
      let rowGapCost = firstGapCost(row)
      var costs = [Int](repeating: below[second] + rowGapCost, count: width)
      steps[row * width + second] = Step.first.rawValue
      for column in stride(from: second - 1, through: 0, by: -1) {
        var best = (cost: below[column] + rowGapCost, step: Step.first)
        let skipping = costs[column + 1] + gapCost
        if skipping < best.cost { best = (skipping, .second) }
        if let pair = cost(row, column), pair + below[column + 1] <= best.cost {
          best = (pair + below[column + 1], .both)
        }
        costs[column] = best.cost
        steps[row * width + column] = best.step.rawValue
      }
      below = costs
    }
    return way(through: steps, first: first, second: second)
  }

  private static func way(through steps: [UInt8], first: Int, second: Int) -> [Step] {
    var way: [Step] = []
    var (row, column) = (0, 0)
    while row < first || column < second {
      let step = Step(rawValue: steps[row * (second + 1) + column]) ?? .both
      way.append(step)
      if step != .second { row += 1 }
      if step != .first { column += 1 }
    }
    return way
  }
}
