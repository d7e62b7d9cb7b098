import Scenes

/// One picture of the whole: the photograph and the strongest maps of each layer.
public enum OverviewFigure {
  /// The overview as a scene, in which one point is one pixel at 72 dpi.
  ///
  /// The head shows the photograph as the network sees it, where the maps come from, and the
  /// most likely classes if there are any. Then each layer has a row: its name, shape and scale,
  /// and the maps with the highest mean activation, strongest first. All maps have frames of one
  /// size, so that they stand in columns.
  ///
  /// - Parameter photograph: What the network sees, as a picture.
  /// - Parameter classes: The most likely classes, likeliest first.
  public static func scene(
    photograph: Raster, layers: [LayerMaps], header: FeatureMapHeader,
    classes: [RankedClass] = [], options: OverviewOptions = OverviewOptions(),
    style: OverviewStyle = OverviewStyle(), measuring: any TextMeasuring
  ) -> Scene {
    let typesetting = Typesetting(measuring: measuring)
    var options = options
    options.width = min(max(options.width, 640), 16384)
    options.mapsPerLayer = mapsPerRow(options, layers: layers, style: style)
    let head = OverviewHead(
      photograph: photograph, header: header, classes: classes,
      hasMaps: layers.contains { !$0.isStrip }, hasStrips: layers.contains(where: \.isStrip),
      scales: Set(
        layers.map { $0.coloring(colorMap: options.colorMap, scale: options.scale).scale }),
      options: options, style: style, typesetting: typesetting)
    let rows = OverviewRows(
      layers: layers, options: options, style: style, typesetting: typesetting)
    let width = Double(options.width)
    var (elements, y) = head.elements(width: width)
    if !layers.isEmpty {
      let rule = Rectangle(
        x: style.margin, y: (y + style.sectionGap).rounded(), width: width - 2 * style.margin,
        height: 1)
      elements.append(.box(Box(frame: rule, fill: style.ruleColor)))
      let (maps, bottom) = rows.elements(top: rule.maxY + style.sectionGap, width: width)
      elements += maps
      y = bottom
    }
    return Scene(
      size: Size(width: width, height: (y + style.margin).rounded(.up)),
      background: style.background, elements: elements, title: header.modelName,
      description: options.language.captions.overviewDescription(layers.count),
      language: options.language.code)
  }

  /// As many maps as asked for, but no more than any layer has or the page can hold.
  static func mapsPerRow(
    _ options: OverviewOptions, layers: [LayerMaps], style: OverviewStyle
  ) -> Int {
    let room =
      Double(options.width) - 2 * style.margin - style.layerColumnWidth - style.layerColumnGap
    let fitting = (Int(room) + style.mapGap) / (OverviewRows.smallestSide + style.mapGap)
    let most = layers.map(\.channels).max() ?? options.mapsPerLayer
    return max(1, min(options.mapsPerLayer, most, fitting))
  }
}
