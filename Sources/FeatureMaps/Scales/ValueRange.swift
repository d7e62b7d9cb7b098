/// The values that the lowest and the highest colour stand for.
public struct ValueRange: Hashable, Sendable {
  public let low: Float
  public let high: Float

  /// Whether values above `high` exist; they are drawn in the highest colour.
  public let isClipped: Bool

  public init(low: Float, high: Float, isClipped: Bool = false) {
    self.low = low
    self.high = high
    self.isClipped = isClipped
  }

  /// Whether all values are one, so that nothing can be told apart.
  public var isEmpty: Bool { !(high > low) }

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
}
