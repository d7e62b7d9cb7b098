/// Which channels of a layer are shown, and in what order.
public enum ChannelSelection: Hashable, Sendable {
  /// All, in order.
  case all

  /// These, in the order given; what is named twice is shown once.
  case ranges([ClosedRange<Int>])

  /// As many as said, those with the highest mean activation, strongest first.
  case top(Int)

  /// Reads a list such as `0-15,20`, or `all`.
  public init(parsing text: String) throws(ChannelSelectionError) {
    let trimmed = text.filter { $0 != " " }
    if trimmed.lowercased() == "all" {
      self = .all
      return
    }
    var ranges: [ClosedRange<Int>] = []
    for part in trimmed.split(separator: ",", omittingEmptySubsequences: false) {
      guard !part.isEmpty else { throw .emptyPart(in: text) }
      ranges.append(try ChannelSelection.range(part))
    }
    self = .ranges(ranges)
  }

  private static func range(_ part: Substring) throws(ChannelSelectionError) -> ClosedRange<Int> {
    let ends = part.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count <= 2, let start = ends.first, let end = ends.last,
      let first = channel(start), let last = channel(end)
    else { throw .notAChannel(part: String(part)) }
    guard first <= last else { throw .backwardRange(first: first, last: last) }
    return first...last
  }

  private static func channel(_ digits: Substring) -> Int? {
    guard digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else {
      return nil
    }
    return Int(digits)
  }

  /// The chosen channels of a layer in an order. `strongestFirst` is asked for only if the highest
  /// means matter.
  package func channels(
    of maps: LayerMaps, in order: MapOrder?, strongestFirst: () -> [Int]
  ) throws(ChannelSelectionError) -> [Int] {
    guard let order else {
      return try channels(of: maps.name, count: maps.channels, strongestFirst: strongestFirst)
    }
    let strongest =
      if case .top = self, order.isOfStrength {
        try order.sorted(Array(0..<maps.channels), of: maps)
      } else {
        [Int]()
      }
    let chosen = try channels(of: maps.name, count: maps.channels) {
      order.isOfStrength ? strongest : strongestFirst()
    }
    return try order.sorted(chosen, of: maps)
  }

  /// The chosen channels of a layer. `strongestFirst` is asked for only if strength matters.
  package func channels(
    of layer: String, count: Int, strongestFirst: () -> [Int]
  ) throws(ChannelSelectionError) -> [Int] {
    switch self {
    case .all: return Array(0..<count)
    case .top(let wanted):
      guard wanted > 0 else { throw .nothingToShow(count: wanted) }
      return Array(strongestFirst().prefix(wanted))
    case .ranges(let ranges):
      var seen = [Bool](repeating: false, count: count)
      var channels: [Int] = []
      for range in ranges {
        for end in [range.lowerBound, range.upperBound] where !(0..<count).contains(end) {
          throw .outOfRange(channel: end, layer: layer, count: count)
        }
        for channel in range where !seen[channel] {
          seen[channel] = true
          channels.append(channel)
        }
      }
      guard !channels.isEmpty else { throw .emptyPart(in: "") }
      return channels
    }
  }
}
