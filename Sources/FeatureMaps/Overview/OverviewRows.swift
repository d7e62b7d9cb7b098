import Scenes

/// The rows of the overview: one for each layer.
struct OverviewRows {
  let layers: [LayerMaps]
  let options: OverviewOptions
  let style: OverviewStyle
  let typesetting: Typesetting

  /// The side of the smallest map, which holds the channel's number below.
  static let smallestSide = 32

  private var captions: Captions { options.language.captions }

  /// The elements and where they end.
  func elements(top: Double, width: Double) -> ([Element], bottom: Double) {
    let count = options.mapsPerLayer
    let layerColumn = style.layerColumnWidth + style.layerColumnGap
    let room = Int(width - 2 * style.margin - layerColumn)
    let side = MapSquares.side(
      limit: max((room + style.mapGap) / count - style.mapGap, OverviewRows.smallestSide),
      mapSides: layers.map { max($0.width, $0.height) })
    // The last map of a full row ends where the page's texts end.
    let mapsLeft = max(
      style.margin + layerColumn,
      width - style.margin - Double(count * (side + style.mapGap) - style.mapGap))
    var elements: [Element] = []
    var y = top.rounded()
    let titles = LayerTitles.titles(of: layers.map(\.name))
    for (index, (layer, title)) in zip(layers, titles).enumerated() {
      if index > 0 { y += style.rowGap }
      let (row, bottom) = self.row(
        layer, title: title, at: Point(x: mapsLeft, y: y), side: side, count: count)
      elements.append(
        .group(
          Group(
            identifier: "maps-\(layer.name)", classes: ["feature-maps"], title: layer.name,
            elements: row)))
      y = bottom.rounded(.up)
    }
    return (elements, y)
  }

  private func row(
    _ layer: LayerMaps, title: String, at corner: Point, side: Int, count: Int
  ) -> ([Element], bottom: Double) {
    let coloring = MapColoring(layer, colorMap: options.colorMap, scale: options.scale)
    let channels = coloring.statistics.strongestFirst.prefix(count)
    let palette = MapPalette(options.colorMap, page: style.background)
    let height = Double(layer.isStrip ? min(style.numberHeight, side) : side)
    var (elements, bottom) = head(
      layer, title: title, coloring: coloring, top: corner.y, height: height)
    for (place, channel) in channels.enumerated() {
      let frame = Rectangle(
        x: corner.x + Double(place * (side + style.mapGap)), y: corner.y, width: Double(side),
        height: height)
      let pixelSide = layer.isStrip ? 1 : side
      let pixels = MapSquares.pixels(
        levels: coloring.levels, of: layer, channel: channel, side: pixelSide, page: palette.page)
      let raster = Raster(
        width: pixelSide, height: pixelSide, pixels: .indexed(pixels, palette: palette.colors))
      let label = typesetting.measuring.measure(String(channel), font: style.labelFont)
      let run = TextRun(String(channel), font: style.labelFont, color: style.quietColor)
      let anchor = Point(x: frame.midX, y: frame.maxY + 2 + label.ascent)
      elements.append(.picture(Picture(raster: raster, frame: frame)))
      elements.append(.text(Text([run], at: anchor, alignment: .middle)))
      bottom = max(bottom, anchor.y + label.descent)
    }
    return (elements, bottom)
  }

  /// Title and shape above, the scale at the foot of the maps.
  private func head(
    _ layer: LayerMaps, title: String, coloring: MapColoring, top: Double, height: Double
  ) -> ([Element], bottom: Double) {
    var column = PageColumn(
      left: style.margin, width: style.layerColumnWidth, y: top - 2, typesetting: typesetting)
    let name = LayerTitles.lines(
      of: title, font: style.layerFont, limit: column.width, typesetting: typesetting)
    column.addLines(name, font: style.layerFont, color: style.textColor)
    column.space(1)
    for line in [layer.shapeText, layer.detail].compactMap({ $0 }) {
      let line = typesetting.shortened(line, font: style.textFont, limit: column.width)
      column.addLines([line], font: style.textFont, color: style.quietColor)
    }
    let bar = ColorBar(
      colors: options.colorMap.palette, labels: labels(coloring),
      size: Size(width: style.layerColumnWidth, height: style.colorBarHeight), tickLength: 3,
      font: style.labelFont, color: style.quietColor, isFlush: true)
    let label = typesetting.measuring.measure("0", font: style.labelFont)
    let foot = style.colorBarHeight + bar.tickLength + 1 + label.height
    let barTop = max(column.y + 4, top + height - foot).rounded()
    let (elements, bounds) = bar.elements(
      at: Point(x: style.margin, y: barTop), measuring: typesetting.measuring)
    return (column.elements + elements, bounds.maxY)
  }

  /// The ends of the scale; the middle as well where there is room for it.
  private func labels(_ coloring: MapColoring) -> [String] {
    let labels = coloring.tickLabels(captions)
    guard labels.count == 3 else { return labels }
    let widths = labels.map { typesetting.width($0, style.labelFont) }
    let free = style.layerColumnWidth / 2 - widths[1] / 2 - 6
    return widths[0] < free && widths[2] < free ? labels : [labels[0], "", labels[2]]
  }
}
