import Scenes

/// The feature maps of one layer for two pictures: for each channel a pair, side by side.
public enum ComparisonFigure {
  /// The figure as a scene, in which one point is one pixel at 72 dpi.
  ///
  /// All pairs share one scale, or the two maps of each pair do where each map would have its own.
  public static func scene(
    of layer: LayerComparison, left: ComparedPicture, right: ComparedPicture,
    header: FeatureMapHeader, options: GridOptions = GridOptions(),
    style: FeatureMapStyle = FeatureMapStyle(), measuring: any TextMeasuring
  ) throws(ChannelSelectionError) -> Scene {
    let coloring = MapColoring(
      layer.joint, isStrip: layer.first.isStrip, colorMap: options.colorMap, scale: options.scale)
    let channels = try layer.channels(options) { coloring.statistics.strongestFirst }
    let layout = ComparisonLayout(
      layer: layer, coloring: coloring, channels: channels, pictures: [left, right],
      header: header, options: options, style: style,
      typesetting: Typesetting(measuring: measuring))
    return layout.scene()
  }
}
