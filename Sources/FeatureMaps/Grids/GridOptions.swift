/// What the reader of a grid may choose.
public struct GridOptions: Hashable, Sendable {
  public var colorMap: ColorMap
  public var scale: MapScale
  public var channels: ChannelSelection

  /// The number of maps in a row; `nil` for what makes the grid compact.
  public var columns: Int?

  /// The width that the figure comes close to, in pixels.
  public var width: Int
  public var language: CaptionLanguage

  public init(
    colorMap: ColorMap = .viridis, scale: MapScale = .layer, channels: ChannelSelection = .all,
    columns: Int? = nil, width: Int = 1200, language: CaptionLanguage = .english
  ) {
    self.colorMap = colorMap
    self.scale = scale
    self.channels = channels
    self.columns = columns
    self.width = width
    self.language = language
  }
}
