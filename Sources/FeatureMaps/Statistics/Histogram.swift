/// How many values lie in each of equally wide bins; a bin holds its lower end, the last one both.
public struct Histogram: Hashable, Sendable {
  /// The lower end of the first bin and the upper end of the last.
  public let low: Double
  public let high: Double
  public let counts: [Int]

  /// From the lowest to the highest finite value; where they are one, from half below to half above,
  /// as NumPy's `histogram`.
  init(_ values: UnsafeBufferPointer<Float>, range: ClosedRange<Float>, bins: Int) {
    let isEmpty = range.lowerBound == range.upperBound
    low = Double(range.lowerBound) - (isEmpty ? 0.5 : 0)
    high = Double(range.upperBound) + (isEmpty ? 0.5 : 0)
    var counts = [Int](repeating: 0, count: bins)
    let factor = Double(bins) / (high - low)
    for value in values where value.isFinite {
      counts[min(max(Int((Double(value) - low) * factor), 0), bins - 1)] += 1
    }
    self.counts = counts
  }
}
