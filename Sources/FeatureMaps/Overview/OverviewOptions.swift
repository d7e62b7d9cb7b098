/// What the reader of an overview may choose.
public struct OverviewOptions: Hashable, Sendable {
  public var colorMap: ColorMap
  public var scale: MapScale

  /// The number of maps of each layer.
  public var mapsPerLayer: Int

  /// The width of the figure in pixels.
  public var width: Int
  public var language: CaptionLanguage

  /// Colour map and scale go together as those of `GridOptions`.
  public init(
    colorMap: ColorMap? = nil, scale: MapScale? = nil, mapsPerLayer: Int = 8,
    width: Int = 1200, language: CaptionLanguage = .english
  ) {
    let colors = GridOptions(colorMap: colorMap, scale: scale)
    self.colorMap = colors.colorMap
    self.scale = colors.scale
    self.mapsPerLayer = mapsPerLayer
    self.width = width
    self.language = language
  }
}
