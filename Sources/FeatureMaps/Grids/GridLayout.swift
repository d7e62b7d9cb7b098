import Scenes

/// The page of one grid: header, maps, colour bar and note, from top to bottom.
struct GridLayout {
  let maps: LayerMaps
  let coloring: MapColoring
  let channels: [Int]
  let header: FeatureMapHeader
  let options: GridOptions
  let style: FeatureMapStyle
  let typesetting: Typesetting

  private var captions: Captions { options.language.captions }
  private var pageWidth: Double { Double(min(max(options.width, 320), 16384)) }

  func scene() -> Scene {
    let (grid, gutter) = fittedGrid()
    let title = typesetting.shortened(
      header.title(of: maps), font: style.titleFont, limit: pageWidth - 2 * style.margin)
    let contentWidth = max(
      gutter + Double(grid.width), typesetting.width(title, style.titleFont).rounded(.up),
      min(pageWidth - 2 * style.margin, style.colorBarSize.width + style.tickLength))
    var page = PageColumn(
      left: style.margin, width: contentWidth, y: style.margin, typesetting: typesetting)
    page.addLines([title], font: style.titleFont, color: style.textColor)
    page.space(4)
    page.addParagraph(subtitleText, font: style.textFont, color: style.quietColor)
    page.space(style.sectionGap)
    addMaps(grid, gutter: gutter, to: &page)
    page.space(style.sectionGap)
    addLegend(gridLeft: page.left + gutter, perRow: grid.columns, to: &page)
    return Scene(
      size: Size(
        width: contentWidth + 2 * style.margin, height: (page.y + style.margin).rounded(.up)),
      background: style.background, elements: page.elements, title: title,
      description: captions.gridDescription(channels.count, maps.name, maps.className),
      language: options.language.code)
  }

  private var subtitleText: String {
    var parts = header.subtitle(
      of: maps, shown: channels, as: options, scale: coloring.scale, captions: captions)
    let dead = coloring.deadMaps(among: channels).count
    if dead > 0 { parts.append(captions.deadMaps(dead)) }
    return parts.joined(separator: " · ")
  }

  // MARK: Maps

  /// Whether the place of a map tells its channel.
  private var showsChannelsInOrder: Bool {
    options.channels == .all && options.order ?? .index == .index
  }

  private var isWholeStrip: Bool { maps.isStrip && showsChannelsInOrder }

  /// The grid, and the room left of it for the numbers of rows.
  private func fittedGrid() -> (GridGeometry, gutter: Double) {
    let available = Int(pageWidth - 2 * style.margin)
    let label = typesetting.measuring.measure(String(maps.channels - 1), font: style.labelFont)
    let gutter = (label.width + 8).rounded(.up)
    if isWholeStrip {
      let strip = GridGeometry(
        strip: channels.count, width: available - Int(gutter), columns: options.columns,
        style: style)
      return (strip, strip.rows > 1 ? gutter : 0)
    }
    var numbered = GridGeometry.Demand(
      count: channels.count, mapWidth: maps.width, mapHeight: maps.height, width: available,
      columns: options.columns)
    numbered.labelWidth = Int((label.width + 6).rounded(.up))
    numbered.labelHeight = Int((label.height + 1).rounded(.up))
    var plain = numbered
    (plain.labelWidth, plain.labelHeight, plain.width) = (0, 0, available - Int(gutter))
    let plainGrid = GridGeometry(fitting: plain, style: style)
    if showsChannelsInOrder, plainGrid.mapWidth < style.smallestNumberedMap {
      return (plainGrid, plainGrid.rows > 1 ? gutter : 0)
    }
    return (GridGeometry(fitting: numbered, style: style), 0)
  }

  private func addMaps(_ grid: GridGeometry, gutter: Double, to page: inout PageColumn) {
    let palette = MapPalette(coloring.colorMap, page: style.background)
    let pixels = MapTiles.pixels(
      coloring, of: maps, channels: channels, in: grid, palette: palette)
    let raster = Raster(
      width: grid.width, height: grid.height, pixels: .indexed(pixels, palette: palette.colors))
    let frame = Rectangle(
      x: page.left + gutter, y: page.y.rounded(), width: Double(grid.width),
      height: Double(grid.height))
    let numbers =
      grid.labelHeight > 0 ? mapNumbers(grid, in: frame) : rowNumbers(grid, in: frame)
    page.elements.append(
      .group(
        Group(
          identifier: "maps-\(maps.name)", classes: ["feature-maps"], title: maps.name,
          elements: [.picture(Picture(raster: raster, frame: frame))] + outlines(grid, in: frame)
            + numbers)))
    page.y = frame.maxY
  }

  /// Lines around maps whose middle colour is nearly the page's.
  private func outlines(_ grid: GridGeometry, in frame: Rectangle) -> [Element] {
    guard coloring.colorMap.isDiverging else { return [] }
    return channels.indices.map { index in
      let map = grid.frame(index).offset(x: frame.x, y: frame.y)
      return .box(
        Box(frame: map.inset(by: -0.5), stroke: Stroke(color: style.outlineColor, width: 1)))
    }
  }

  private func mapNumbers(_ grid: GridGeometry, in frame: Rectangle) -> [Element] {
    channels.enumerated().map { index, channel in
      let map = grid.frame(index).offset(x: frame.x, y: frame.y)
      let ascent = typesetting.measuring.measure(String(channel), font: style.labelFont).ascent
      return number(channel, at: Point(x: map.midX, y: map.maxY + 1 + ascent), .middle)
    }
  }

  /// The first channel of each row, or of every so many rows where rows are low.
  private func rowNumbers(_ grid: GridGeometry, in frame: Rectangle) -> [Element] {
    guard grid.rows > 1 else { return [] }
    let label = typesetting.measuring.measure("0", font: style.labelFont)
    let step = max(1, Int((label.height / Double(grid.mapHeight + grid.gap)).rounded(.up)))
    return stride(from: 0, to: grid.rows, by: step).map { row in
      let map = grid.frame(row * grid.columns).offset(x: frame.x, y: frame.y)
      let baseline = map.midY + (label.ascent - label.descent) / 2
      return number(
        channels[row * grid.columns], at: Point(x: frame.x - 6, y: baseline.rounded()), .end)
    }
  }

  private func number(
    _ channel: Int, at anchor: Point, _ alignment: Text.Alignment
  ) -> Element {
    let run = TextRun(String(channel), font: style.labelFont, color: style.quietColor)
    return .text(Text([run], at: anchor, alignment: alignment))
  }

  // MARK: Legend

  private func addLegend(gridLeft: Double, perRow: Int, to page: inout PageColumn) {
    var note = coloring.note(captions, shown: channels)
    if isWholeStrip { note = captions.stripNote(perRow) + captions.sentenceSeparator + note }
    MapLegend(
      coloring: coloring, colorMap: coloring.colorMap, note: note, captions: captions, style: style
    ).add(to: &page, left: gridLeft)
  }
}
