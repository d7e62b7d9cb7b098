import Scenes

/// The page of a layer's strongest patches: header, a block for each channel, and a note.
struct PatchLayout {
  let channels: [ChannelPatches]
  let subject: PatchFigure.Subject
  let header: FeatureMapHeader
  let columns: Int?
  let width: Int
  let language: CaptionLanguage
  let style: FeatureMapStyle
  let typesetting: Typesetting

  private var words: PatchWords { language.patchWords }
  private let gap = 4.0
  private let blockGap = 24.0

  /// What lies beyond the edge of a picture.
  private static let beyond = Color(hex: 0xEBEBEB)

  func scene() -> Scene {
    let room = Double(min(max(width, 320), 16384)) - 2 * style.margin
    let across = min(max(columns ?? evenColumns, 1), max(channels.count, 1))
    let blockRoom = (room + blockGap) / Double(across) - blockGap
    let cell = cellSize(blockWidth: blockRoom)
    let block = blockSize(cell)
    let pageWidth = max(Double(across) * (block.width + blockGap) - blockGap, 480)
    var page = PageColumn(
      left: style.margin, width: pageWidth, y: style.margin, typesetting: typesetting)
    let title = [header.modelName, subject.layer, words.title].joinedByDots()
    page.addTitle(title, style: style)
    page.space(4)
    let origins = [
      words.pictures(subject.pictureCount), words.channels(channels.count, subject.channelCount),
    ]
    page.addParagraph(
      (origins + header.origins(language.captions)).joined(separator: " · "),
      font: style.textFont, color: style.quietColor)
    page.space(style.sectionGap)
    let top = page.y.rounded()
    for (index, channel) in channels.enumerated() {
      let corner = Point(
        x: page.left + Double(index % across) * (block.width + blockGap),
        y: top + Double(index / across) * (block.height + blockGap))
      page.elements.append(self.block(channel, at: corner, cell: cell, width: block.width))
      page.y = corner.y + block.height
    }
    page.space(style.sectionGap)
    page.addParagraph(note, font: style.textFont, color: style.quietColor)
    return Scene(
      size: Size(
        width: pageWidth + 2 * style.margin, height: (page.y + style.margin).rounded(.up)),
      background: style.background, elements: page.elements, title: title,
      description: words.description(subject.layer), language: language.code)
  }

  private var note: String {
    let whole = Rectangle(x: 0, y: 0, width: 1, height: 1)
    let isCut = channels.contains { $0.patches.contains { $0.place != whole } }
    return [
      words.note(subject.fieldWidth, subject.fieldHeight, subject.isOnePerPicture),
      isCut ? words.edgeNote : nil,
    ].compactMap { $0 }.joined(separator: language.captions.sentenceSeparator)
  }

  // MARK: Sizes

  /// At most four blocks in a row, in rows that are as full as can be.
  private var evenColumns: Int {
    let rows = (channels.count + 3) / 4
    return (channels.count + rows - 1) / max(rows, 1)
  }

  /// The patches of the channel that has most.
  private var most: Int { max(channels.map(\.patches.count).max() ?? 1, 1) }

  /// How many patches stand in a row of a block: as many as below each other.
  private var patchColumns: Int { Int(Double(most).squareRoot().rounded(.up)) }
  private var patchRows: Int { (most + patchColumns - 1) / patchColumns }

  /// A patch in the proportions of the field, at most as large as is of use.
  private func cellSize(blockWidth: Double) -> Size {
    let side = (blockWidth + gap) / Double(patchColumns) - gap
    let limited = min(max(side.rounded(.down), 28), 160)
    let aspect = Double(subject.fieldHeight) / Double(max(subject.fieldWidth, 1))
    return Size(width: limited, height: max((limited * aspect).rounded(), 8))
  }

  private var labelHeight: Double {
    (typesetting.measuring.measure("0", font: style.labelFont).height + 1).rounded(.up)
  }

  private var headHeight: Double {
    (typesetting.measuring.measure("0", font: strongFont).height + 4).rounded(.up)
  }

  private var strongFont: Font { Font(family: style.family, size: style.textSize, bold: true) }

  private func blockSize(_ cell: Size) -> Size {
    Size(
      width: Double(patchColumns) * (cell.width + gap) - gap,
      height: headHeight + Double(patchRows) * (cell.height + labelHeight + gap) - gap)
  }

  // MARK: Blocks

  private func block(
    _ channel: ChannelPatches, at corner: Point, cell: Size, width: Double
  ) -> Element {
    var column = PageColumn(left: corner.x, width: width, y: corner.y, typesetting: typesetting)
    column.addLines([words.channel(channel.channel)], font: strongFont, color: style.textColor)
    if channel.patches.isEmpty {
      column.y = corner.y + headHeight
      column.addParagraph(words.none, font: style.textFont, color: style.quietColor)
    }
    for (index, patch) in channel.patches.enumerated() {
      let frame = Rectangle(
        x: corner.x + Double(index % patchColumns) * (cell.width + gap),
        y: corner.y + headHeight
          + Double(index / patchColumns) * (cell.height + labelHeight + gap),
        width: cell.width, height: cell.height)
      column.elements += elements(of: patch, in: frame)
    }
    return .group(
      Group(
        identifier: "channel-\(channel.channel)", classes: ["patches"],
        title: words.channel(channel.channel), elements: column.elements))
  }

  private func elements(of patch: ChannelPatches.Patch, in frame: Rectangle) -> [Element] {
    let inside = Rectangle(
      x: frame.minX + patch.place.minX * frame.width,
      y: frame.minY + patch.place.minY * frame.height,
      width: patch.place.width * frame.width, height: patch.place.height * frame.height)
    let label = NumberText.short(patch.value)
    let ascent = typesetting.measuring.measure(label, font: style.labelFont).ascent
    let picture = Element.picture(Picture(raster: patch.raster, frame: inside, isSmooth: true))
    return [
      .box(Box(frame: frame, fill: PatchLayout.beyond)),
      .group(Group(title: patch.picture, elements: [picture])),
      .text(
        Text(
          [TextRun(label, font: style.labelFont, color: style.quietColor)],
          at: Point(x: frame.midX, y: frame.maxY + 1 + ascent), alignment: .middle)),
    ]
  }
}
