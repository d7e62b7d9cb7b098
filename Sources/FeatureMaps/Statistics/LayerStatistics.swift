/// What is known of the values of a layer: of all together and of each map.
public struct LayerStatistics: Hashable, Sendable {
  /// The layer's name and kind, such as `conv1` and `Conv2D`.
  public let name: String
  public let className: String

  /// The sizes as figures write them: `55 × 55 × 96`.
  public let shapeText: String

  /// Of all values of the layer.
  public let whole: ValueStatistics

  /// Of each map, in the order of channels.
  public let maps: [ValueStatistics]

  /// Of all finite values of the layer.
  public let histogram: Histogram

  /// Whether maps are single numbers, of which none is called dead.
  private let isStrip: Bool

  /// Requires at least one bin.
  public init(of maps: LayerMaps, bins: Int = 48) {
    name = maps.name
    className = maps.className
    shapeText = maps.shapeText
    isStrip = maps.isStrip
    self.maps = maps.mapStatistics(of: Array(0..<maps.channels))
    (whole, histogram) = maps.withValues { values in
      let whole = ValueStatistics(values)
      return (whole, Histogram(values, range: whole.lowest...whole.highest, bins: bins))
    }
  }

  /// The maps that have one value everywhere.
  public var deadMaps: [Int] { isStrip ? [] : maps.indices.filter { maps[$0].isConstant } }
}
