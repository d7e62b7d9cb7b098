/// The values that the lowest and the highest colour stand for.
public struct ValueRange: Hashable, Sendable {
  public let low: Float
  public let high: Float

  /// Whether values above `high` exist; they are drawn in the highest colour.
  public let isClipped: Bool

  /// Whether values below `low` exist; they are drawn in the lowest colour.
  public let isClippedBelow: Bool

  public init(low: Float, high: Float, isClipped: Bool = false, isClippedBelow: Bool = false) {
    self.low = low
    self.high = high
    self.isClipped = isClipped
    self.isClippedBelow = isClippedBelow
  }

  /// As far to both sides of zero as its farther end; −1 to 1 where both are 0.
  var aroundZero: ValueRange {
    let reach = max(abs(low), abs(high))
    return reach > 0 ? ValueRange(low: -reach, high: reach) : ValueRange(low: -1, high: 1)
  }

  /// Whether all values are one, so that nothing can be told apart.
  public var isEmpty: Bool { !(high > low) }

  /// Whether both sides of zero are worth a colour each: where values lie at least half as far below
  /// it as above, but for the outermost. Behind ReLU's relatives (ELU, SiLU, GELU) they do so only if
  /// all are small.
  static func reachesBelowZero(
    _ values: UnsafeBufferPointer<Float>, statistics: ChannelStatistics
  ) -> Bool {
    guard statistics.lowest.contains(where: { $0 < 0 }) else { return false }
    let usual = ValueRange(percentilesOf: values, statistics: statistics)
    return usual.low < 0 && usual.high > 0 && -usual.low >= usual.high / 2
  }

  /// The range that `MapScale.layer` draws: 0, or the lowest value if it is negative, to the
  /// 99.5th percentile. Where so few values differ from the low end that the percentile
  /// coincides with it, up to the highest value. Numbers that are not finite do not count.
  init(layerOf values: UnsafeBufferPointer<Float>, statistics: ChannelStatistics) {
    guard let lowest = statistics.lowest.min(), let highest = statistics.highest.max(),
      lowest <= highest
    else {
      self.init(low: 0, high: 0)
      return
    }
    let low = min(lowest, 0)
    let percentile = Percentile.of(values, fraction: MapScale.upperFraction) ?? highest
    let high = percentile > low ? percentile : highest
    self.init(low: low, high: high, isClipped: highest > high)
  }

  /// The range that `MapScale.percentile` draws; from the lowest to the highest value where nearly
  /// all are one.
  init(percentilesOf values: UnsafeBufferPointer<Float>, statistics: ChannelStatistics) {
    guard let lowest = statistics.lowest.min(), let highest = statistics.highest.max(),
      lowest <= highest,
      let low = Percentile.of(values, fraction: MapScale.lowerFraction),
      let high = Percentile.of(values, fraction: MapScale.upperFraction)
    else {
      self.init(low: 0, high: 0)
      return
    }
    guard low < high else {
      self.init(low: lowest, high: highest)
      return
    }
    self.init(low: low, high: high, isClipped: highest > high, isClippedBelow: lowest < low)
  }

  /// The range that `MapScale.diverging` draws; −1 to 1 where all values are 0, which keeps the
  /// middle colour.
  init(aroundZeroOf values: UnsafeBufferPointer<Float>, statistics: ChannelStatistics) {
    guard let lowest = statistics.lowest.min(), let highest = statistics.highest.max(),
      lowest <= highest, lowest < 0 || highest > 0
    else {
      self.init(low: -1, high: 1)
      return
    }
    let percentile = values.map(abs).withUnsafeBufferPointer {
      Percentile.of($0, fraction: MapScale.upperFraction)
    }
    let reach = percentile.flatMap { $0 > 0 ? $0 : nil } ?? max(highest, -lowest)
    self.init(
      low: -reach, high: reach, isClipped: highest > reach, isClippedBelow: lowest < -reach)
  }
}
