extension OverviewFigure {
  /// The layers of each of the overviews that are needed for all of them: one, unless there are so
  /// many layers that a picture would be higher than the 32,767 pixels that can be drawn.
  public static func pages(
    of layers: [LayerMaps], options: OverviewOptions = OverviewOptions(),
    style: OverviewStyle = OverviewStyle()
  ) -> [[LayerMaps]] {
    var pages: [[LayerMaps]] = []
    var rest = layers[...]
    repeat {
      var page = rest
      // Fewer layers may have fewer maps, which are larger then.
      while page.count > largestCount(of: Array(page), options, style) {
        page = page.prefix(largestCount(of: Array(page), options, style))
      }
      pages.append(Array(page))
      rest = rest.dropFirst(page.count)
    } while !rest.isEmpty
    return pages
  }

  /// How many rows such as those of the layers a picture holds.
  private static func largestCount(
    of layers: [LayerMaps], _ options: OverviewOptions, _ style: OverviewStyle
  ) -> Int {
    let maps = mapsPerRow(options, layers: layers, style: style)
    let room =
      Double(options.width) - 2 * style.margin - style.layerColumnWidth - style.layerColumnGap
    // The words beside the maps need some height, and so do the numbers below these.
    let row = max(room / Double(maps), 100) + 2 * style.labelSize + style.rowGap
    return max(1, Int(30_000 / row))
  }
}
