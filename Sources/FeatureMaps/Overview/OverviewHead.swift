import Scenes

/// The head of the overview: photograph, title, origins, notes and classes.
struct OverviewHead {
  let photograph: Raster
  let header: FeatureMapHeader
  let classes: [RankedClass]

  /// Whether there are layers of maps below, and such of single numbers.
  let hasMaps: Bool
  let hasStrips: Bool

  /// The scales that the layers have.
  let scales: Set<MapScale>
  let options: OverviewOptions
  let style: OverviewStyle
  let typesetting: Typesetting

  private var captions: Captions { options.language.captions }

  /// The elements and where they end.
  func elements(width: Double) -> ([Element], bottom: Double) {
    let frame = photographFrame
    let caption = captions.networkInput(photograph.width, photograph.height)
    let columnWidth = max(frame.width, typesetting.width(caption, style.labelFont).rounded(.up))
    var left = PageColumn(
      left: style.margin, width: columnWidth, y: frame.maxY + 3, typesetting: typesetting)
    left.elements.append(
      .picture(
        Picture(
          raster: photograph, frame: frame, isSmooth: frame.width < Double(photograph.width))))
    left.addLines([caption], font: style.labelFont, color: style.quietColor)

    let textLeft = style.margin + columnWidth + style.columnGap
    var right = PageColumn(
      left: textLeft, width: width - style.margin - textLeft, y: style.margin - 4,
      typesetting: typesetting)
    addWords(to: &right)
    return (left.elements + right.elements, max(left.y, right.y))
  }

  private func addWords(to column: inout PageColumn) {
    let title = typesetting.shortened(
      header.modelName, font: style.titleFont, limit: column.width)
    column.addLines([title], font: style.titleFont, color: style.textColor)
    column.space(4)
    let origins = header.origins(captions).joined(separator: " · ")
    column.addParagraph(origins, font: style.textFont, color: style.quietColor)
    column.space(12)
    if hasMaps {
      column.addParagraph(
        captions.overviewNote(options.mapsPerLayer), font: style.textFont, color: style.quietColor)
    }
    if hasStrips {
      column.addParagraph(captions.stripRowNote, font: style.textFont, color: style.quietColor)
    }
    column.addParagraph(
      captions.overviewScaleNote(options.scale.map { [$0] } ?? scales),
      font: style.textFont, color: style.quietColor)
    if !classes.isEmpty {
      column.space(14)
      column.addLines(
        [captions.topClasses(classes.count)], font: style.strongFont, color: style.textColor)
      column.space(4)
      for ranked in classes { addClass(ranked, to: &column) }
    }
  }

  /// A name, a bar as long as the probability, and the probability.
  private func addClass(_ ranked: RankedClass, to column: inout PageColumn) {
    let metrics = typesetting.measuring.measure(ranked.name, font: style.textFont)
    let baseline = (column.y + metrics.ascent + 1).rounded(.up)
    let name = typesetting.shortened(
      ranked.name, font: style.textFont, limit: style.classNameWidth - 12)
    let full = style.classBarSize
    let part = ranked.probability.isFinite ? min(max(Double(ranked.probability), 0), 1) : 0
    let bar = Rectangle(
      x: column.left + style.classNameWidth, y: baseline - full.height + 1, width: full.width,
      height: full.height)
    var filled = bar
    filled.width = (part * full.width).rounded()
    column.elements += [
      text(name, at: Point(x: column.left, y: baseline), color: style.textColor),
      .box(Box(frame: bar, fill: Color(hex: 0xECECEC))),
      .box(Box(frame: filled, fill: style.barColor)),
      text(
        ranked.percentText, at: Point(x: bar.maxX + 62, y: baseline),
        alignment: .end, color: style.quietColor),
    ]
    column.y = baseline + metrics.descent + 2
  }

  private func text(
    _ string: String, at anchor: Point, alignment: Text.Alignment = .start, color: Color
  ) -> Element {
    .text(
      Text([TextRun(string, font: style.textFont, color: color)], at: anchor, alignment: alignment))
  }

  /// A small photograph is enlarged by a whole factor, a large one made to fit.
  private var photographFrame: Rectangle {
    let longer = max(photograph.width, photograph.height, 1)
    let factor =
      longer > style.largestPhotograph
      ? Double(style.largestPhotograph) / Double(longer)
      : Double(style.largestPhotograph / longer)
    return Rectangle(
      x: style.margin, y: style.margin,
      width: max(1, (Double(photograph.width) * factor).rounded()),
      height: max(1, (Double(photograph.height) * factor).rounded()))
  }
}
