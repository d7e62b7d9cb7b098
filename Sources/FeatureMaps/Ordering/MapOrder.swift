/// In what order the maps of a layer are shown. Dead maps, which have one value everywhere, come
/// last in all but the first.
public enum MapOrder: String, CaseIterable, Hashable, Sendable {
  /// By the channels' numbers.
  case index

  /// From the highest sum of a map's values to the lowest.
  case sum

  /// From the highest largest value to the lowest.
  case max

  /// From the map with most zeros to that with fewest.
  case sparsity

  /// From the highest variance to the lowest.
  case variance

  /// Maps that are alike side by side: clusters of correlated ones.
  case similarity

  /// From the map that differs most between two pictures to that which differs least; of one
  /// picture by the channels' numbers.
  case difference

  /// Whether the first map is the strongest in some sense.
  var isOfStrength: Bool { ![.index, .similarity, .difference].contains(self) }

  /// Whether the first maps in this order are those that are chosen where only some are wanted.
  var choosesTop: Bool { isOfStrength || self == .difference }

  /// The channels of a layer in this order; of equals, the lower number comes first.
  func sorted(_ channels: [Int], of maps: LayerMaps) throws(ChannelSelectionError) -> [Int] {
    guard self != .index, self != .difference else { return channels.sorted() }
    let statistics = maps.mapStatistics(of: channels)
    let places = channels.indices.sorted { channels[$0] < channels[$1] }
    let alive = places.filter { !statistics[$0].isConstant || maps.isStrip }
    let dead = places.filter { statistics[$0].isConstant && !maps.isStrip }.map { channels[$0] }
    func strongestFirst(_ strength: (ValueStatistics) -> Double) -> [Int] {
      let strengths = statistics.map(strength)
      return alive.sorted { (strengths[$0], channels[$1]) > (strengths[$1], channels[$0]) }
        .map { channels[$0] }
    }
    let ordered: [Int]
    switch self {
    case .index, .difference: ordered = channels
    case .sum: ordered = strongestFirst(\.sum)
    case .max: ordered = strongestFirst { Double($0.highest) }
    case .sparsity: ordered = strongestFirst { Double($0.zeroCount) }
    case .variance: ordered = strongestFirst(\.variance)
    case .similarity where maps.isStrip: ordered = strongestFirst(\.sum)
    case .similarity:
      guard alive.count <= MapSimilarity.mostMaps else {
        throw .tooManyToCompare(count: alive.count, most: MapSimilarity.mostMaps)
      }
      ordered = MapSimilarity.ordered(strongestFirst(\.sum), of: maps)
    }
    return ordered + dead
  }
}
