/// What the reader of an overview may choose.
public struct OverviewOptions: Hashable, Sendable {
  /// Colour map and scale, as in `GridOptions`.
  public var colorMap: ColorMap?
  public var scale: MapScale?

  /// The number of maps of each layer.
  public var mapsPerLayer: Int

  /// The width of the figure in pixels.
  public var width: Int
  public var language: CaptionLanguage

  public init(
    colorMap: ColorMap? = nil, scale: MapScale? = nil, mapsPerLayer: Int = 8,
    width: Int = 1200, language: CaptionLanguage = .english
  ) {
    self.colorMap = colorMap
    self.scale = scale
    self.mapsPerLayer = mapsPerLayer
    self.width = width
    self.language = language
  }
}
