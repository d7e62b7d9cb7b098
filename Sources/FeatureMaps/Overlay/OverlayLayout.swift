import Scenes

/// The page of one layer's overlays.
struct OverlayLayout {
  let maps: LayerMaps
  let photograph: Raster

  /// The size in which the network sees the photograph.
  let input: (width: Int, height: Int)

  /// Where the numbers lie, in the photograph's pixels.
  let placement: MapPlacement

  /// The mean of all maps.
  let mean: PlacedMap
  let coloring: MapColoring
  let channels: [Int]
  let header: FeatureMapHeader
  let options: GridOptions
  let showsContours: Bool
  let style: FeatureMapStyle
  let typesetting: Typesetting

  private var captions: Captions { options.language.captions }
  private let gap = 12.0

  func scene() -> Scene {
    let count = channels.count + 2
    let columns = min(max(options.columns ?? 4, 1), count)
    let room = Double(min(max(options.width, 320), 16384)) - 2 * style.margin
    let side = max(((room + gap) / Double(columns) - gap).rounded(.down), 64)
    let size = panelSize(side: side)
    let label = typesetting.measuring.measure("0", font: style.textFont)
    // Below narrow panels words get the room that wide ones would have.
    let words = [0, 1].map { typesetting.width(caption($0), style.textFont).rounded(.up) }
    let cell = max(size.width, min(words.max() ?? 0, side))
    let step = Size(width: cell + gap, height: size.height + label.height + gap)
    let width = max(
      Double(columns) * step.width - gap, style.colorBarSize.width + style.tickLength)
    var page = PageColumn(
      left: style.margin, width: width, y: style.margin, typesetting: typesetting)
    let title = typesetting.shortened(header.title(of: maps), font: style.titleFont, limit: width)
    page.addLines([title], font: style.titleFont, color: style.textColor)
    page.space(4)
    page.addParagraph(
      header.subtitle(
        of: maps, shown: channels, as: options, scale: coloring.scale, captions: captions
      ).joined(separator: " · "),
      font: style.textFont, color: style.quietColor)
    page.space(style.sectionGap)
    let top = page.y.rounded()
    for place in 0..<count {
      let frame = Rectangle(
        x: (style.margin + Double(place % columns) * step.width + (cell - size.width) / 2)
          .rounded(),
        y: top + Double(place / columns) * step.height, width: size.width, height: size.height)
      page.elements += panel(place, in: frame)
      let caption = typesetting.shortened(
        caption(place), font: style.textFont, limit: cell)
      page.elements.append(
        .text(
          Text(
            [TextRun(caption, font: style.textFont, color: style.quietColor)],
            at: Point(x: frame.midX, y: frame.maxY + 2 + label.ascent), alignment: .middle)))
      page.y = frame.maxY + 2 + label.height
    }
    page.space(style.sectionGap)
    addLegend(to: &page)
    return Scene(
      size: Size(width: width + 2 * style.margin, height: (page.y + style.margin).rounded(.up)),
      background: style.background, elements: page.elements, title: title,
      description: captions.overlayDescription(maps.name), language: options.language.code)
  }

  /// The photograph's proportions, the longer side as long as said.
  private func panelSize(side: Double) -> Size {
    let longer = Double(max(photograph.width, photograph.height))
    return Size(
      width: max(1, (Double(photograph.width) / longer * side).rounded()),
      height: max(1, (Double(photograph.height) / longer * side).rounded()))
  }

  private func caption(_ place: Int) -> String {
    switch place {
    case 0: captions.inputSize(input.width, input.height)
    case 1: captions.meanOfMaps(maps.channels)
    default: String(channels[place - 2])
    }
  }

  private func panel(_ place: Int, in frame: Rectangle) -> [Element] {
    guard place > 0 else {
      return [
        .picture(
          Picture(
            raster: photograph, frame: frame, isSmooth: frame.width < Double(photograph.width)))
      ]
    }
    let map =
      place == 1
      ? mean : PlacedMap(maps, channels: [channels[place - 2]], placement: placement)
    let range =
      place == 1
      ? meanRange : coloring.ranges[coloring.ranges.count == 1 ? 0 : channels[place - 2]]
    let panel = OverlayPanel(
      photograph: photograph, map: map, range: range, colorMap: coloring.colorMap)
    let raster = panel.raster(width: Int(frame.width), height: Int(frame.height))
    var elements: [Element] = [.picture(Picture(raster: raster, frame: frame))]
    if showsContours { elements += contours(of: map, range: range, in: frame) }
    return elements + field(of: map, in: frame)
  }

  /// The mean's own scale, around zero if the layer's is.
  private var meanRange: ValueRange {
    coloring.scale == .diverging ? mean.range.aroundZero : mean.range
  }

  /// Lines at the quarters of the scale.
  private func contours(of map: PlacedMap, range: ValueRange, in frame: Rectangle) -> [Element] {
    guard !range.isEmpty else { return [] }
    let spacing = 3.0
    let factor = Double(photograph.width) / frame.width
    return OverlayLayout.contourShares.map { part in
      let path = Contours.path(
        at: range.low + (range.high - range.low) * Float(part),
        columns: Int(frame.width / spacing) + 1, rows: Int(frame.height / spacing) + 1,
        scale: spacing
      ) { x, y in
        map.value(
          x: Double(x) * spacing * factor - 0.5, y: Double(y) * spacing * factor - 0.5)
      }
      let moved = Path(
        path.steps.map { step in
          switch step {
          case .move(let point): .move(Point(x: point.x + frame.minX, y: point.y + frame.minY))
          case .line(let point): .line(Point(x: point.x + frame.minX, y: point.y + frame.minY))
          default: step
          }
        })
      return .path(PathShape(path: moved, stroke: OverlayLayout.contour(at: part)))
    }
  }

  /// Where lines run, in parts of the scale.
  private static let contourShares = [0.25, 0.5, 0.75]

  /// The line at a part of the scale, the more distinct the higher.
  private static func contour(at share: Double) -> Stroke {
    Stroke(color: .white.opacity(0.3 + share / 2), width: 1)
  }

  /// A frame around what the strongest number sees, as far as it lies on the photograph.
  private func field(of map: PlacedMap, in frame: Rectangle) -> [Element] {
    let (column, row) = map.strongest
    return placement.field(
      ofColumn: column, row: row, of: (photograph.width, photograph.height), in: frame
    ).map(FieldFrame.elements) ?? []
  }

  private func addLegend(to page: inout PageColumn) {
    let labels =
      showsContours ? coloring.quarterLabels(captions) : coloring.tickLabels(captions)
    let bar = ColorBar(
      colors: coloring.colorMap.palette, labels: labels,
      size: style.colorBarSize,
      tickLength: style.tickLength, font: style.textFont, color: style.quietColor, isFlush: true)
    let (elements, bounds) = bar.elements(
      at: Point(x: page.left, y: page.y.rounded()), measuring: typesetting.measuring)
    page.elements += elements
    if showsContours, labels.count > 1 {
      page.elements += contourMarks(at: Point(x: bounds.minX, y: bounds.minY))
    }
    let meanEnds = NumberText.ticks(low: meanRange.low, high: meanRange.high)
    let note = [
      coloring.note(captions, shown: channels), captions.overlayNote(meanEnds[0], meanEnds[2]),
      showsContours ? captions.contourNote : nil,
    ].compactMap { $0 }.joined(separator: captions.sentenceSeparator)
    page.y = bounds.maxY + style.sectionGap / 2
    page.addParagraph(note, font: style.textFont, color: style.quietColor)
  }

  /// The lines as they cross the colour bar.
  private func contourMarks(at corner: Point) -> [Element] {
    OverlayLayout.contourShares.map { share in
      let x = (corner.x + share * (style.colorBarSize.width - 1)).rounded() + 0.5
      let line = Path([
        .move(Point(x: x, y: corner.y + 1)),
        .line(Point(x: x, y: corner.y + style.colorBarSize.height - 1)),
      ])
      return .path(PathShape(path: line, stroke: OverlayLayout.contour(at: share)))
    }
  }
}
