import Tensors

/// What one layer gave for two pictures.
public struct LayerComparison: Sendable {
  /// The maps of the first picture, and below them those of the second: one array, so that one scale
  /// and one order hold for both.
  let joint: LayerMaps

  /// The maps of the first picture, whose size and names are those of the second's, too.
  let first: LayerMaps

  /// Requires maps of one size.
  public init(_ first: LayerMaps, _ second: LayerMaps) throws(FeatureMapError) {
    guard
      (first.height, first.width, first.channels) == (second.height, second.width, second.channels)
    else {
      throw .differentShapes(
        layer: first.name, first: first.activations.shape, second: second.activations.shape)
    }
    self.first = first
    joint = try LayerMaps(
      name: first.name, className: first.className, detail: first.detail,
      activations: Tensor(
        shape: [2 * first.height, first.width, first.channels],
        floats: first.activations.floats() + second.activations.floats()))
  }

  /// By how much the numbers of each channel differ on average. Those that are not finite do not
  /// count.
  var meanDifferences: [Double] {
    var sums = [Double](repeating: 0, count: first.channels)
    var counts = [Double](repeating: 0, count: first.channels)
    joint.withValues { values in
      let half = values.count / 2
      for index in 0..<half {
        let difference = abs(Double(values[index]) - Double(values[half + index]))
        guard difference.isFinite else { continue }
        sums[index % first.channels] += difference
        counts[index % first.channels] += 1
      }
    }
    return zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// The channels from the greatest difference of the two pictures to the smallest; of equals, the
  /// lower number comes first.
  private var mostDifferentFirst: [Int] {
    let differences = meanDifferences
    return differences.indices.sorted { (differences[$0], $1) > (differences[$1], $0) }
  }

  /// The chosen channels, in order.
  func channels(
    _ options: GridOptions, strongestFirst: () -> [Int]
  ) throws(ChannelSelectionError) -> [Int] {
    guard options.order == .difference else {
      return try options.channels.channels(
        of: joint, in: options.order, strongestFirst: strongestFirst)
    }
    let ranked = mostDifferentFirst
    let chosen = Set(
      try options.channels.channels(of: joint.name, count: joint.channels) { ranked })
    return ranked.filter(chosen.contains)
  }
}
