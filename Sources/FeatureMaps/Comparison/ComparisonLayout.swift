import Scenes

/// The page of one comparison: both pictures beside the header, pairs of maps, colour bar and note.
struct ComparisonLayout {
  let layer: LayerComparison
  let coloring: MapColoring
  let channels: [Int]

  /// The left one and the right one.
  let pictures: [ComparedPicture]
  let header: FeatureMapHeader
  let options: GridOptions
  let style: FeatureMapStyle
  let typesetting: Typesetting

  /// What stands below each pair.
  private let labels: [String]

  /// Whether that is more than the channel's number.
  private let isMeasured: Bool

  /// The most pairs below which differences stand: they take room.
  private static let mostMeasuredPairs = 1024

  init(
    layer: LayerComparison, coloring: MapColoring, channels: [Int], pictures: [ComparedPicture],
    header: FeatureMapHeader, options: GridOptions, style: FeatureMapStyle,
    typesetting: Typesetting
  ) {
    (self.layer, self.coloring, self.channels) = (layer, coloring, channels)
    (self.pictures, self.header, self.options) = (pictures, header, options)
    (self.style, self.typesetting) = (style, typesetting)
    isMeasured =
      options.order == .difference && channels.count <= ComparisonLayout.mostMeasuredPairs
    let differences = isMeasured ? layer.meanDifferences : []
    labels = channels.map {
      differences.isEmpty ? String($0) : "\($0) (\(NumberText.short(Float(differences[$0]))))"
    }
  }

  var captions: Captions { options.language.captions.ofPairs }
  var maps: LayerMaps { layer.first }

  func scene() -> Scene {
    let pageWidth = Double(min(max(options.width, 640), 16384))
    let room = pageWidth - 2 * style.margin
    let grid = isWholeStrip ? stripGrid(width: room) : fittedGrid(width: Int(room))
    let gridWidth = isWholeStrip ? stripsWidth(grid) : Double(grid.width)
    let contentWidth = max(gridWidth, min(room, 720))
    var page = PageColumn(
      left: style.margin, width: contentWidth, y: style.margin, typesetting: typesetting)
    addHead(to: &page)
    page.space(style.sectionGap)
    if isWholeStrip { addStrips(grid, to: &page) } else { addPairs(grid, to: &page) }
    page.space(style.sectionGap)
    MapLegend(
      coloring: coloring, colorMap: coloring.colorMap,
      note: placeNote(perRow: grid.columns) + captions.sentenceSeparator
        + coloring.note(captions, shown: channels),
      captions: captions, style: style
    ).add(to: &page, left: page.left)
    return Scene(
      size: Size(
        width: contentWidth + 2 * style.margin, height: (page.y + style.margin).rounded(.up)),
      background: style.background, elements: page.elements, title: header.title(of: maps),
      description: captions.comparisonDescription(channels.count, maps.name, maps.className),
      language: options.language.code)
  }

  /// What stands where.
  private func placeNote(perRow: Int) -> String {
    if isWholeStrip { return captions.stripPairNote(perRow) }
    return isMeasured ? captions.measuredPairNote : captions.pairNote
  }

  // MARK: Head

  private var subtitleText: String {
    header.subtitle(
      of: maps, shown: channels, as: options, scale: coloring.scale, captions: captions
    ).joined(separator: " · ")
  }

  /// The pictures side by side as their maps are, and the words right of them.
  private func addHead(to page: inout PageColumn) {
    let words = [captions.left, captions.right]
    var (left, bottom) = (page.left, page.y)
    for (picture, word) in zip(pictures, words) {
      let size = style.comparedPictureSize(picture.raster)
      var column = PageColumn(
        left: left, width: style.comparedPictureSide, y: page.y, typesetting: typesetting)
      let frame = Rectangle(
        x: left, y: page.y + style.comparedPictureSide - size.height, width: size.width,
        height: size.height)
      column.elements.append(
        .picture(
          Picture(
            raster: picture.raster, frame: frame,
            isSmooth: size.width != Double(picture.raster.width))))
      column.y = frame.maxY + 3
      let name = typesetting.shortenedInside(
        word(picture.name), font: style.textFont, limit: column.width)
      column.addLines([name], font: style.textFont, color: style.textColor)
      page.elements += column.elements
      left += column.width + style.sectionGap
      bottom = max(bottom, column.y)
    }
    left += style.columnGap - style.sectionGap
    var text = PageColumn(
      left: left, width: page.left + page.width - left, y: page.y - 4, typesetting: typesetting)
    text.addParagraph(header.title(of: maps), font: style.titleFont, color: style.textColor)
    text.space(4)
    text.addParagraph(subtitleText, font: style.textFont, color: style.quietColor)
    page.elements += text.elements
    page.y = max(bottom, text.y)
  }

  // MARK: Pairs

  /// The grid of pairs, each as wide as two maps and the gap between them.
  private func fittedGrid(width: Int) -> GridGeometry {
    let label = typesetting.measuring.measure(String(maps.channels - 1), font: style.labelFont)
    let widest = isMeasured ? labels.map { labelWidth($0) }.max() : nil
    var demand = GridGeometry.Demand(
      count: channels.count, mapWidth: 2 * maps.width, mapHeight: maps.height, width: width,
      columns: options.columns)
    demand.labelWidth = Int(((widest ?? label.width) + 6).rounded(.up))
    demand.labelHeight = Int((label.height + 1).rounded(.up))
    var style = style
    if maps.isStrip { style.largestMap = 2 * style.largestStripCell }
    // What pairs keep between them and within is wider than what single maps keep.
    let narrow = GridGeometry(fitting: demand, style: style)
    demand.width -= narrow.columns * (2 * narrow.gap + narrow.gap / 2)
    let grid = GridGeometry(fitting: demand, style: style)
    return GridGeometry(
      count: grid.count, columns: grid.columns, factor: grid.factor,
      mapWidth: grid.mapWidth + grid.gap / 2, mapHeight: grid.mapHeight,
      gap: 3 * grid.gap, labelHeight: grid.labelHeight)
  }

  private func labelWidth(_ label: String) -> Double { typesetting.width(label, style.labelFont) }

  private func addPairs(_ grid: GridGeometry, to page: inout PageColumn) {
    let palette = MapPalette(coloring.colorMap, page: style.background)
    let pixels = MapTiles.pairs(
      coloring, of: layer.joint, channels: channels, in: grid, palette: palette)
    let raster = Raster(
      width: grid.width, height: grid.height, pixels: .indexed(pixels, palette: palette.colors))
    let frame = Rectangle(
      x: page.left, y: page.y.rounded(), width: Double(grid.width), height: Double(grid.height))
    let ascent = typesetting.measuring.measure("0", font: style.labelFont).ascent
    let marks = labels.enumerated().flatMap { index, label -> [Element] in
      let pair = grid.frame(index).offset(x: frame.x, y: frame.y)
      let run = TextRun(label, font: style.labelFont, color: style.quietColor)
      let number = Element.text(
        Text([run], at: Point(x: pair.midX, y: pair.maxY + 1 + ascent), alignment: .middle))
      guard coloring.colorMap.isDiverging else { return [number] }
      let stroke = Stroke(color: style.outlineColor, width: 1)
      return [number, .box(Box(frame: pair.inset(by: -0.5), stroke: stroke))]
    }
    page.elements.append(
      .group(
        Group(
          identifier: "maps-\(maps.name)", classes: ["feature-maps"], title: maps.name,
          elements: [.picture(Picture(raster: raster, frame: frame))] + marks)))
    page.y = frame.maxY
  }
}
