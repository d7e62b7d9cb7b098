import Scenes

/// The feature maps of one layer side by side, with a title and a colour bar.
public enum FeatureMapGrid {
  /// The grid as a scene, in which one point is one pixel at 72 dpi.
  ///
  /// Maps are enlarged by a whole factor with even gaps. Below each map stands its channel where
  /// channels are chosen or maps are wide; else each row begins with its first channel. A layer
  /// of single numbers is drawn as rows of cells.
  public static func scene(
    of maps: LayerMaps, header: FeatureMapHeader, options: GridOptions = GridOptions(),
    style: FeatureMapStyle = FeatureMapStyle(), measuring: any TextMeasuring
  ) throws(ChannelSelectionError) -> Scene {
    let coloring = maps.coloring(colorMap: options.colorMap, scale: options.scale)
    let channels = try options.channels.channels(of: maps, in: options.order) {
      coloring.statistics.strongestFirst
    }
    let layout = GridLayout(
      maps: maps, coloring: coloring, channels: channels, header: header, options: options,
      style: style, typesetting: Typesetting(measuring: measuring))
    return layout.scene()
  }
}
