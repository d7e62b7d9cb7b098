/// What the reader of a grid may choose.
public struct GridOptions: Hashable, Sendable {
  /// `nil` for viridis, or `rdbu` where the scale is the diverging one.
  public var colorMap: ColorMap?

  /// `nil` for the diverging scale where that or a diverging colour map fits a layer, as
  /// `MapColoring` decides, and else the layer's.
  public var scale: MapScale?
  public var channels: ChannelSelection

  /// The order of the maps; `nil` for that of the channels, or of strength where the strongest are
  /// chosen.
  public var order: MapOrder?

  /// The number of maps in a row; `nil` for what makes the grid compact.
  public var columns: Int?

  /// The width that the figure comes close to, in pixels.
  public var width: Int
  public var language: CaptionLanguage

  public init(
    colorMap: ColorMap? = nil, scale: MapScale? = nil, channels: ChannelSelection = .all,
    order: MapOrder? = nil, columns: Int? = nil, width: Int = 1200,
    language: CaptionLanguage = .english
  ) {
    self.colorMap = colorMap
    self.scale = scale
    self.channels = channels
    self.order = order
    self.columns = columns
    self.width = width
    self.language = language
  }
}
