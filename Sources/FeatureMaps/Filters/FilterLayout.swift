import Scenes

/// The page of one layer's filters.
struct FilterLayout {
  let filters: LayerFilters

  /// The filters that are shown, in their order.
  let shown: [Int]
  let header: FeatureMapHeader
  let options: FilterOptions
  let style: FeatureMapStyle
  let typesetting: Typesetting

  private var captions: Captions { options.language.captions }
  private var available: Int {
    Int(Double(min(max(options.width, 320), 16384)) - 2 * style.margin)
  }

  /// The largest magnitude of some weights.
  private func reach(_ values: some Sequence<Float>) -> Float {
    values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
  }

  /// What 99.5 % of the magnitudes lie below, so that a few large weights do not make all others pale.
  private var usualReach: Float {
    let magnitudes = filters.values.map(abs)
    let percentile = magnitudes.withUnsafeBufferPointer {
      Percentile.of($0, fraction: MapScale.upperFraction)
    }
    return percentile.flatMap { $0 > 0 ? $0 : nil } ?? reach(filters.values)
  }

  // MARK: Pictures

  /// A few kernels stand in even rows of at most four.
  private var pictureColumns: Int? {
    guard options.columns == nil, shown.count <= 12 else { return options.columns }
    let rows = (shown.count + 3) / 4
    return (shown.count + rows - 1) / max(rows, 1)
  }

  /// Kernels are no larger than is of use beside the small print below them.
  private var pictureStyle: FeatureMapStyle {
    var style = style
    style.largestMap = min(style.largestMap, 160)
    return style
  }

  /// Each filter a picture, in red, green and blue or in greys.
  func pictures() -> Scene {
    let label = typesetting.measuring.measure(
      String(filters.outputs - 1), font: style.labelFont)
    let grid = GridGeometry(
      fitting: GridGeometry.Demand(
        count: shown.count, mapWidth: filters.width, mapHeight: filters.height, width: available,
        columns: pictureColumns, labelWidth: Int((label.width + 6).rounded(.up)),
        labelHeight: Int((label.height + 1).rounded(.up))), style: pictureStyle)
    var pixels = FilterPixels(
      width: grid.width, height: grid.height, background: style.background)
    let layerReach = reach(filters.values)
    for (index, filter) in shown.enumerated() {
      let reach = options.hasOwnScales ? reach(filters.filter(filter)) : layerReach
      let values = Array(filters.filter(filter))
      let frame = grid.frame(index)
      pixels.draw(
        rows: filters.height, columns: filters.width, factor: grid.factor,
        at: (Int(frame.x), Int(frame.y))
      ) { row, column in
        let start = (row * filters.width + column) * filters.inputs
        func part(_ channel: Int) -> UInt8 {
          FilterLayout.byte(values[start + (filters.seesColors ? channel : 0)], reach: reach)
        }
        return Color(red: part(0), green: part(1), blue: part(2))
      }
    }
    let size = Size(width: Double(grid.width), height: Double(grid.height))
    return scene(size: size, subtitle: captions.someFilters(shown.count, filters.outputs)) { page in
      let frame = Rectangle(
        x: page.left, y: page.y.rounded(), width: size.width, height: size.height)
      page.elements.append(.picture(Picture(raster: pixels.raster, frame: frame)))
      page.elements += shown.enumerated().map { index, filter in
        let map = grid.frame(index).offset(x: frame.x, y: frame.y)
        return number(filter, at: Point(x: map.midX, y: map.maxY + 1 + label.ascent), .middle)
      }
      page.y = frame.maxY + style.sectionGap
      let largest = NumberText.short(layerReach)
      let note = options.hasOwnScales ? captions.ownFilterScales : captions.filterScale(largest)
      page.addParagraph(
        [filters.seesColors ? captions.colorFiltersNote : captions.grayFiltersNote, note]
          .joined(separator: captions.sentenceSeparator),
        font: style.textFont, color: style.quietColor)
    }
  }

  /// A weight as a part of a colour: the middle for zero.
  private static func byte(_ value: Float, reach: Float) -> UInt8 {
    let part = reach > 0 ? value / reach : 0
    guard part.isFinite else { return 128 }
    return UInt8((min(max(part, -1), 1) * 127.5 + 127.5).rounded())
  }

  // MARK: Rows

  /// Each filter a row of kernels, one for each channel that it sees.
  func rows() -> Scene {
    let label = typesetting.measuring.measure(
      String(filters.outputs - 1), font: style.labelFont)
    let gutter = (label.width + 8).rounded(.up)
    let room = available - Int(gutter)
    let longer = max(filters.width, filters.height)
    let least = (14 + longer - 1) / longer
    let gap = 2
    let columns = min(
      filters.inputs, max(1, (room + gap) / (filters.width * least + gap)))
    let fitting = ((room + gap) / columns - gap) / filters.width
    let factor = min(max(fitting, least), max(least, 32 / longer))
    let step = (x: filters.width * factor + gap, y: filters.height * factor + gap)
    var pixels = FilterPixels(
      width: columns * step.x - gap, height: shown.count * step.y - gap,
      background: style.background)
    let palette = ColorMap.rdbu.palette
    let layerReach = usualReach
    for (row, filter) in shown.enumerated() {
      let values = Array(filters.filter(filter))
      let reach = options.hasOwnScales ? reach(values) : layerReach
      for channel in 0..<columns {
        pixels.draw(
          rows: filters.height, columns: filters.width, factor: factor,
          at: (channel * step.x, row * step.y)
        ) { y, x in
          let value = values[(y * filters.width + x) * filters.inputs + channel]
          let part = reach > 0 && value.isFinite ? min(max(value / reach, -1), 1) : 0
          let middle = Float(palette.count - 1) / 2
          return palette[Int((middle + part * middle).rounded())]
        }
      }
    }
    let raster = pixels.raster
    let size = Size(width: gutter + Double(raster.width), height: Double(raster.height))
    let subtitle = [
      captions.someFilters(shown.count, filters.outputs),
      captions.someInputs(columns, filters.inputs),
    ].joined(separator: " · ")
    return scene(size: size, subtitle: subtitle) { page in
      let frame = Rectangle(
        x: page.left + gutter, y: page.y.rounded(), width: Double(raster.width),
        height: Double(raster.height))
      page.elements.append(.picture(Picture(raster: raster, frame: frame)))
      let every = max(1, Int((label.height / Double(step.y)).rounded(.up)))
      for row in stride(from: 0, to: shown.count, by: every) {
        let middle = frame.minY + Double(row * step.y) + Double(step.y - gap) / 2
        let baseline = middle + (label.ascent - label.descent) / 2
        page.elements.append(
          number(shown[row], at: Point(x: frame.minX - 6, y: baseline.rounded()), .end))
      }
      page.y = frame.maxY + style.sectionGap
      addLegend(largest: layerReach, left: frame.minX, to: &page)
    }
  }

  private func addLegend(largest: Float, left: Double, to page: inout PageColumn) {
    let ticks = NumberText.ticks(low: -largest, high: largest)
    let labels =
      options.hasOwnScales ? ["−", "0", "+"] : ["≤ \(ticks[0])", ticks[1], "≥ \(ticks[2])"]
    let bar = ColorBar(
      colors: ColorMap.rdbu.palette, labels: labels, size: style.colorBarSize,
      tickLength: style.tickLength,
      font: style.textFont, color: style.quietColor, isFlush: true)
    let (elements, bounds) = bar.elements(
      at: Point(x: left, y: page.y.rounded()), measuring: typesetting.measuring)
    page.elements += elements
    page.y = bounds.maxY + style.sectionGap / 2
    page.addParagraph(
      [
        captions.rowFiltersNote,
        options.hasOwnScales
          ? captions.ownFilterScales : captions.usualFilterScale(ticks[2]),
      ].joined(separator: captions.sentenceSeparator),
      font: style.textFont, color: style.quietColor)
  }

  // MARK: Page

  private func scene(
    size: Size, subtitle: String, content: (inout PageColumn) -> Void
  ) -> Scene {
    let sizes = "\(filters.height) × \(filters.width) × \(filters.inputs) → \(filters.outputs)"
    let title = typesetting.shortened(
      [header.modelName, filters.name, captions.filterTitle(sizes)].joinedByDots(),
      font: style.titleFont, limit: Double(available))
    let width = max(
      size.width, typesetting.width(title, style.titleFont).rounded(.up),
      min(Double(available), style.colorBarSize.width + 40))
    var page = PageColumn(
      left: style.margin, width: width, y: style.margin, typesetting: typesetting)
    page.addLines([title], font: style.titleFont, color: style.textColor)
    page.space(4)
    page.addParagraph(
      (header.origins(captions) + [subtitle, captions.filterOrder(options.order)])
        .joined(separator: " · "), font: style.textFont, color: style.quietColor)
    page.space(style.sectionGap)
    content(&page)
    return Scene(
      size: Size(width: width + 2 * style.margin, height: (page.y + style.margin).rounded(.up)),
      background: style.background, elements: page.elements, title: title,
      description: captions.filterDescription(shown.count, filters.name),
      language: options.language.code)
  }

  private func number(
    _ filter: Int, at anchor: Point, _ alignment: Text.Alignment
  ) -> Element {
    let run = TextRun(String(filter), font: style.labelFont, color: style.quietColor)
    return .text(Text([run], at: anchor, alignment: alignment))
  }
}
