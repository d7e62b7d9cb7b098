/// What the reader of a grid may choose.
public struct GridOptions: Hashable, Sendable {
  public var colorMap: ColorMap
  public var scale: MapScale
  public var channels: ChannelSelection

  /// The order of the maps; `nil` for that of the channels, or of strength where the strongest are
  /// chosen.
  public var order: MapOrder?

  /// The number of maps in a row; `nil` for what makes the grid compact.
  public var columns: Int?

  /// The width that the figure comes close to, in pixels.
  public var width: Int
  public var language: CaptionLanguage

  /// Without a colour map it is viridis, or `rdbu` for the diverging scale; without a scale it is
  /// the layer's, or the diverging one for a diverging colour map.
  public init(
    colorMap: ColorMap? = nil, scale: MapScale? = nil, channels: ChannelSelection = .all,
    order: MapOrder? = nil, columns: Int? = nil, width: Int = 1200,
    language: CaptionLanguage = .english
  ) {
    self.colorMap = colorMap ?? (scale == .diverging ? .rdbu : .viridis)
    self.scale = scale ?? (self.colorMap.isDiverging ? .diverging : .layer)
    self.channels = channels
    self.order = order
    self.columns = columns
    self.width = width
    self.language = language
  }
}
