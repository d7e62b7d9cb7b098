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
      let corner = Point(x: mapsLeft, y: y)
      let (row, bottom) =
        layer.isStrip
        ? strip(layer, title: title, at: corner, width: width - style.margin - mapsLeft)
        : self.row(layer, title: title, at: corner, side: side, count: count)
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
    let coloring = layer.coloring(colorMap: options.colorMap, scale: options.scale)
    let channels = coloring.statistics.strongestFirst.prefix(count)
    let palette = MapPalette(coloring.colorMap, page: style.background)
    var (elements, bottom) = head(
      layer, title: title, coloring: coloring, top: corner.y, height: Double(side))
    for (place, channel) in channels.enumerated() {
      let frame = Rectangle(
        x: corner.x + Double(place * (side + style.mapGap)), y: corner.y, width: Double(side),
        height: Double(side))
      let pixels = MapSquares.pixels(
        levels: coloring.levels, of: layer, channel: channel, side: side, page: palette.page)
      let raster = Raster(
        width: side, height: side, pixels: .indexed(pixels, palette: palette.colors))
      let label = typesetting.measuring.measure(String(channel), font: style.labelFont)
      let run = TextRun(String(channel), font: style.labelFont, color: style.quietColor)
      let anchor = Point(x: frame.midX, y: frame.maxY + 2 + label.ascent)
      elements.append(.picture(Picture(raster: raster, frame: frame)))
      if coloring.colorMap.isDiverging {
        let stroke = Stroke(color: style.ruleColor, width: 1)
        elements.append(.box(Box(frame: frame.inset(by: -0.5), stroke: stroke)))
      }
      elements.append(.text(Text([run], at: anchor, alignment: .middle)))
      bottom = max(bottom, anchor.y + label.descent)
    }
    return (elements, bottom)
  }

  /// A layer of single numbers: all of them as cells, the largest named below.
  private func strip(
    _ layer: LayerMaps, title: String, at corner: Point, width: Double
  ) -> ([Element], bottom: Double) {
    let coloring = layer.coloring(colorMap: options.colorMap, scale: options.scale)
    let palette = MapPalette(coloring.colorMap, page: style.background)
    let cells = StripCells(
      count: layer.channels, bandWidth: Int(width), bandHeight: style.numberHeight)
    let blanks = cells.columns * cells.rows - layer.channels
    let raster = Raster(
      width: cells.columns, height: cells.rows,
      pixels: .indexed(
        coloring.levels + Array(repeating: palette.page, count: blanks), palette: palette.colors))
    let frame = Rectangle(
      x: corner.x, y: corner.y, width: Double(cells.columns * cells.width),
      height: Double(cells.rows * cells.height))
    var (elements, bottom) = head(
      layer, title: title, coloring: coloring, top: corner.y, height: frame.height)
    elements.append(.picture(Picture(raster: raster, frame: frame)))
    let text = words(for: layer, coloring, cells, width: width)
    let metrics = typesetting.measuring.measure(text, font: style.labelFont)
    let run = TextRun(text, font: style.labelFont, color: style.quietColor)
    let anchor = Point(x: frame.x, y: frame.maxY + 2 + metrics.ascent)
    elements.append(.text(Text([run], at: anchor)))
    bottom = max(bottom, anchor.y + metrics.descent)
    return (elements, bottom)
  }

  /// How many numbers stand in a row, and the channels with the largest, as many as have room.
  private func words(
    for layer: LayerMaps, _ coloring: MapColoring, _ cells: StripCells, width: Double
  ) -> String {
    // Most of a few numbers would not be the largest.
    let count = min(options.mapsPerLayer, max(layer.channels / 4, 3))
    let numbers = layer.withValues { values in
      coloring.statistics.strongestFirst.prefix(count).map {
        "\($0) (\(NumberText.short(values[$0])))"
      }
    }
    let perRow = cells.rows > 1 ? [captions.perRow(cells.columns)] : []
    let texts = (0..<numbers.count).reversed().map {
      (perRow + [captions.largestNumbers(numbers[...$0].joined(separator: ", "))]).joinedByDots()
    }
    return texts.first { typesetting.width($0, style.labelFont) <= width } ?? texts.last ?? ""
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
      colors: coloring.colorMap.palette, labels: labels(coloring),
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
