import Scenes

/// The page of an explanation: header, photograph and panels, and what the colours mean.
struct ExplanationLayout {
  let panels: [ExplanationPanel]
  let unit: ExplainedUnit
  let photograph: Raster
  let inputWidth: Int
  let inputHeight: Int
  let header: FeatureMapHeader
  let options: ExplanationFigure.Options
  let style: FeatureMapStyle
  let typesetting: Typesetting

  private var words: ExplanationWords { options.language.explanationWords }
  private var captions: Captions { options.language.captions }
  private let barHeight = 8.0

  func scene() -> Scene {
    let room = Double(min(max(options.width, 320), 16384)) - 2 * style.margin
    let grid = EvenPanels(
      count: panels.count + 1, columns: options.columns, most: 4, room: room,
      aspect: Double(photograph.width) / Double(photograph.height), footHeight: footHeight,
      gap: 20)
    let width = max(grid.totalWidth, 480)
    var page = PageColumn(
      left: style.margin, width: width, y: style.margin, typesetting: typesetting)
    let title = [header.modelName, unitText].joinedByDots()
    page.addTitle(title, style: style)
    page.space(4)
    page.addParagraph(
      ([scoreText] + header.origins(captions)).joined(separator: " · "), font: style.textFont,
      color: style.quietColor)
    page.space(style.sectionGap)
    let corner = Point(x: page.left, y: page.y.rounded())
    addPhotograph(in: grid.frame(0, from: corner), width: grid.width, to: &page)
    for (index, panel) in panels.enumerated() {
      add(panel, in: grid.frame(index + 1, from: corner), width: grid.width, to: &page)
    }
    page.y = corner.y + grid.height(of: panels.count + 1) + style.sectionGap
    page.addParagraph(note, font: style.textFont, color: style.quietColor)
    return Scene(
      size: Size(width: width + 2 * style.margin, height: (page.y + style.margin).rounded(.up)),
      background: style.background, elements: page.elements, title: title,
      description: words.description(unitText), language: options.language.code)
  }

  // MARK: Words

  private var unitText: String {
    switch unit {
    case .category(let name, _, _): words.category(name)
    case .single(let layer, let unit, _): words.single(layer, unit)
    case .place(let layer, let channel, _, _, _, _): words.channel(layer, channel)
    }
  }

  private var scoreText: String {
    switch unit {
    case .category(_, let score, let probability):
      words.probability(NumberText.percent(probability), NumberText.short(score))
    case .single(_, _, let score):
      words.score(NumberText.short(score))
    case .place(_, _, let row, let column, let score, _):
      words.scoreAt(NumberText.short(score), row, column)
    }
  }

  private var note: String {
    let looks = Set(panels.map(\.explanation.look))
    return [
      looks.subtracting([.colors]).isEmpty ? nil : words.colorsNote(looks.contains(.signed)),
      methods(shownAs: .magnitude).map(words.magnitudeNote),
      methods(shownAs: .colors).map(words.grayNote),
      panels.contains(where: reachesBeyondField) ? words.beyondFieldNote : nil,
      panels.contains { $0.explanation.method == .gradCAM } ? words.edgeNote : nil,
      panels.count > 1 ? words.ownScalesNote : nil,
      panels.contains(where: \.isClipped) ? words.clippedNote : nil,
    ].compactMap { $0 }.joined(separator: captions.sentenceSeparator)
  }

  /// The names of the methods that are shown in some way; `nil` if there are none.
  private func methods(shownAs look: ExplanationMethod.Look) -> String? {
    let names = panels.filter { $0.explanation.look == look }.map {
      words.method($0.explanation.method)
    }
    return names.isEmpty ? nil : names.joined(separator: words.listSeparator)
  }

  /// Whether a panel has colours where the unit sees nothing: Grad-CAM weighs whole maps.
  private func reachesBeyondField(_ panel: ExplanationPanel) -> Bool {
    guard panel.explanation.method == .gradCAM,
      case .place(_, _, let row, let column, _, let placement?) = unit
    else { return false }
    return panel.reachesBeyond(
      placement.horizontal.field(of: column), placement.vertical.field(of: row))
  }

  /// The frame around what the unit sees; empty where there is none.
  private func fieldFrame(in frame: Rectangle) -> [Element] {
    guard case .place(_, _, let row, let column, _, let placement?) = unit else { return [] }
    let field = placement.field(
      ofColumn: column, row: row, of: (inputWidth, inputHeight), in: frame)
    return field.map(FieldFrame.elements) ?? []
  }

  // MARK: Panels

  private var strongFont: Font { Font(family: style.family, size: style.textSize, bold: true) }

  /// Two lines of words, and a colour bar with its numbers.
  private var footHeight: Double {
    let name = typesetting.measuring.measure("0", font: strongFont).height
    let label = typesetting.measuring.measure("0", font: style.labelFont).height
    return (4 + name + label + 6 + barHeight + style.tickLength + 1 + label).rounded(.up)
  }

  private func addPhotograph(in frame: Rectangle, width: Double, to page: inout PageColumn) {
    page.elements.append(.picture(Picture(raster: photograph, frame: frame, isSmooth: true)))
    var lines = [captions.inputSize(inputWidth, inputHeight)]
    let field = fieldFrame(in: frame)
    if !field.isEmpty { lines.append(words.field) }
    page.elements += field
    addWords(words.photograph, lines, below: frame, width: width, to: &page)
  }

  private func add(
    _ panel: ExplanationPanel, in frame: Rectangle, width: Double, to page: inout PageColumn
  ) {
    let raster = panel.raster(over: photograph, width: inputWidth, height: inputHeight)
    page.elements.append(.picture(Picture(raster: raster, frame: frame, isSmooth: true)))
    if reachesBeyondField(panel) { page.elements += fieldFrame(in: frame) }
    let method = panel.explanation.method
    addWords(
      words.method(method), [words.detail(panel.explanation)], below: frame, width: width, to: &page
    )
    let bar = ColorBar(
      colors: panel.barColors, labels: panel.barLabels(words),
      size: Size(width: width, height: barHeight), tickLength: style.tickLength,
      font: style.labelFont, color: style.quietColor, isFlush: true)
    page.elements +=
      bar.elements(
        at: Point(x: frame.minX, y: (page.y + 6).rounded()), measuring: typesetting.measuring
      ).0
  }

  /// A name and lines of small print below a picture.
  private func addWords(
    _ name: String, _ lines: [String], below frame: Rectangle, width: Double,
    to page: inout PageColumn
  ) {
    var column = PageColumn(
      left: frame.minX, width: width, y: frame.maxY + 4, typesetting: typesetting)
    column.addLines(
      [typesetting.shortened(name, font: strongFont, limit: width)], font: strongFont,
      color: style.textColor)
    column.addLines(
      lines.map { typesetting.shortened($0, font: style.labelFont, limit: width) },
      font: style.labelFont, color: style.quietColor)
    page.elements += column.elements
    page.y = column.y
  }
}
