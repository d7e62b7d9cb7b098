import Scenes

/// The rows of the overview: one for each layer.
struct OverviewRows {
  let layers: [LayerMaps]
  let options: OverviewOptions
  let style: OverviewStyle
  let typesetting: Typesetting

  private var captions: Captions { options.language.captions }
  private var mapsLeft: Double {
    style.margin + style.layerColumnWidth + style.layerColumnGap
  }

  /// The elements and where they end.
  func elements(top: Double, width: Double) -> ([Element], bottom: Double) {
    let count = max(options.mapsPerLayer, 1)
    let room = Int(width - style.margin - mapsLeft)
    let side = MapSquares.side(
      limit: max((room + style.mapGap) / count - style.mapGap, 16),
      mapSides: layers.map { max($0.width, $0.height) })
    var elements: [Element] = []
    var y = top.rounded()
    for (index, layer) in layers.enumerated() {
      if index > 0 { y += style.rowGap }
      let (row, bottom) = self.row(layer, top: y, side: side, count: count)
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
    _ layer: LayerMaps, top: Double, side: Int, count: Int
  ) -> ([Element], bottom: Double) {
    let coloring = MapColoring(layer, colorMap: options.colorMap, scale: options.scale)
    let channels = coloring.statistics.strongestFirst.prefix(count)
    let palette = MapColoring.palette(options.colorMap, page: style.background)
    var (elements, bottom) = title(layer, coloring: coloring, top: top, side: side)
    for (place, channel) in channels.enumerated() {
      let frame = Rectangle(
        x: mapsLeft + Double(place * (side + style.mapGap)), y: top, width: Double(side),
        height: Double(side))
      let pixels = MapSquares.pixels(
        levels: coloring.levels, of: layer, channel: channel, side: side, page: palette.page)
      let raster = Raster(
        width: side, height: side, pixels: .indexed(pixels, palette: palette.colors))
      let label = typesetting.measuring.measure(String(channel), font: style.labelFont)
      let run = TextRun(String(channel), font: style.labelFont, color: style.quietColor)
      let anchor = Point(x: frame.midX, y: frame.maxY + 2 + label.ascent)
      elements.append(.picture(Picture(raster: raster, frame: frame)))
      elements.append(.text(Text([run], at: anchor, alignment: .middle)))
      bottom = max(bottom, anchor.y + label.descent)
    }
    return (elements, bottom)
  }

  /// Name and shape above, the scale at the foot of the maps.
  private func title(
    _ layer: LayerMaps, coloring: MapColoring, top: Double, side: Int
  ) -> ([Element], bottom: Double) {
    var column = PageColumn(
      left: style.margin, width: style.layerColumnWidth, y: top - 2, typesetting: typesetting)
    let name = typesetting.shortened(layer.name, font: style.layerFont, limit: column.width)
    column.addLines([name], font: style.layerFont, color: style.textColor)
    column.space(1)
    for line in [layer.shapeText, layer.detail].compactMap({ $0 }) {
      let line = typesetting.shortened(line, font: style.textFont, limit: column.width)
      column.addLines([line], font: style.textFont, color: style.quietColor)
    }
    let bar = ColorBar(
      colorMap: options.colorMap, labels: labels(coloring),
      size: Size(width: style.layerColumnWidth, height: style.colorBarHeight), tickLength: 3,
      font: style.labelFont, color: style.quietColor, isFlush: true)
    let label = typesetting.measuring.measure("0", font: style.labelFont)
    let foot = style.colorBarHeight + bar.tickLength + 1 + label.height
    let barTop = max(column.y + 4, top + Double(side) - foot).rounded()
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
