import Scenes

/// A layer's maps laid over the photograph, each number at the centre of what it sees.
public enum OverlayFigure {
  /// The page as a scene, in which one point is one pixel at 72 dpi.
  ///
  /// Side by side: what the network sees, the mean of all maps over it, and the chosen maps over it.
  /// A frame around what the strongest number of each sees shows how far it looks.
  ///
  /// - Parameters:
  ///   - photograph: what the network sees, in any size and proportions.
  ///   - inputWidth: how many pixels wide the network sees it.
  ///   - inputHeight: how many pixels high the network sees it.
  ///   - placement: where the layer's numbers lie on what the network sees.
  ///   - showsContours: whether lines are drawn at a quarter, half and three quarters of the scale.
  public static func scene(
    of maps: LayerMaps, over photograph: Raster, inputWidth: Int, inputHeight: Int,
    placement: MapPlacement, header: FeatureMapHeader, options: GridOptions,
    showsContours: Bool = false,
    style: FeatureMapStyle = FeatureMapStyle(), measuring: any TextMeasuring
  ) throws(ChannelSelectionError) -> Scene {
    let coloring = maps.coloring(colorMap: options.colorMap, scale: options.scale)
    let channels = try options.channels.channels(of: maps, in: options.order) {
      coloring.statistics.strongestFirst
    }
    let placement = placement.scaled(
      across: Double(photograph.width) / Double(max(inputWidth, 1)),
      down: Double(photograph.height) / Double(max(inputHeight, 1)))
    let layout = OverlayLayout(
      maps: maps, photograph: photograph, input: (inputWidth, inputHeight), placement: placement,
      mean: PlacedMap(maps, channels: Array(0..<maps.channels), placement: placement),
      coloring: coloring, channels: channels, header: header, options: options,
      showsContours: showsContours,
      style: style, typesetting: Typesetting(measuring: measuring))
    return layout.scene()
  }
}
