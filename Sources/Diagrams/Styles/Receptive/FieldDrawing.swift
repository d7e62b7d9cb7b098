import ModelDescription
import Scenes

/// Picture, fields, table and notes put together.
struct FieldDrawing {
  let model: Model
  let ground: FieldGround
  let table: FieldTable

  private var sheet: Sheet { ground.sheet }
  private var em: Double { sheet.fontSize }
  private var entries: [FieldList.Entry] { ground.fields.entries }

  /// The room between picture and table, in which lines lead from fields to rows.
  private var leaderWidth: Double { 3 * em }

  /// The width of the lines at the border of the drawing.
  private var border: Double { 2 }

  /// The table at the right of the picture, lines leading to its rows.
  func sideBySide() -> [Element] {
    let widest = sheet.width.map { max($0 - border - table.width - leaderWidth, 6 * em) }
    let place = place(
      fitting: Size(width: widest ?? 26 * em, height: height(at: max(table.height, 26 * em))))
    let corner = Point(
      x: place.maxX + leaderWidth, y: place.midY - table.height / 2)
    let layers = entries.indices.map { index in
      let row = Point(x: corner.x, y: corner.y + table.middle(ofRow: index))
      return sheet.group(
        entries[index].layer, of: model,
        field(index, in: place, leadingTo: row) + table.rowElements(index, at: corner))
    }
    return ground.elements(in: place) + table.headElements(at: corner) + layers
      + notes(
        below: max(place.maxY, corner.y + table.height),
        width: place.width + leaderWidth + table.width)
  }

  /// The table below the picture, names at the ends of the lines.
  func stacked() -> [Element] {
    let font = sheet.font(0.9)
    let names = entries.map { sheet.size(of: $0.layer.name, font: font).width }.max() ?? 0
    let nameWidth = min(names, 8 * em) + leaderWidth + table.margin
    let width = sheet.width.map { $0 - border } ?? 34 * em
    let pitch = 1.25 * em
    let place = place(
      fitting: Size(
        width: max(min(width - nameWidth, 30 * em), 6 * em),
        height: height(at: 30 * em, less: table.height + 2 * em)))
    let first = place.midY - Double(entries.count - 1) * pitch / 2
    let bottom = max(place.maxY, first + Double(entries.count) * pitch)
    let total = place.width + nameWidth
    let corner = Point(x: (total - table.width - table.margin) / 2, y: bottom + 1.2 * em)
    let typesetting = Typesetting(measuring: sheet.measuring)
    let layers = entries.indices.map { index in
      let row = Point(x: place.maxX + leaderWidth, y: first + Double(index) * pitch)
      let name = typesetting.shortenedInside(entries[index].layer.name, font: font, limit: 8 * em)
      let label = sheet.text(
        name, at: row.moved(x: table.margin), alignment: .start, font: font)
      return sheet.group(
        entries[index].layer, of: model,
        field(index, in: place, leadingTo: row) + [label] + table.rowElements(index, at: corner))
    }
    return ground.elements(in: place) + table.headElements(at: corner) + layers
      + notes(below: corner.y + table.height, width: total)
  }

  // MARK: Places

  /// The place of the frame on the page: as large as the room allows.
  private func place(fitting room: Size) -> Rectangle {
    let frame = ground.frame
    let scale = min(room.width / Double(frame.width), room.height / Double(frame.height))
    return Rectangle(
      x: 0, y: 0, width: Double(frame.width) * scale, height: Double(frame.height) * scale)
  }

  /// The height of the frame: the wanted one, or less where the page has less.
  private func height(at wanted: Double, less others: Double = 0) -> Double {
    guard let height = sheet.height else { return wanted }
    return max(min(wanted, height - others - 4 * em), 6 * em)
  }

  // MARK: Fields

  /// The border of a layer's field and the line from its lower right corner to a row. Fields that
  /// are too large have neither.
  private func field(_ index: Int, in place: Rectangle, leadingTo row: Point) -> [Element] {
    let entry = entries[index]
    guard ground.isDrawn(entry.field) else { return [] }
    let box = ground.rectangle(of: entry.field, in: place)
    let color = self.color(of: index)
    let dashes: [Double] = entry.isPool ? [3, 1.5] : []
    let corner = Point(x: box.maxX, y: box.maxY)
    let turn = Point(x: place.maxX + 0.5 * em, y: corner.y)
    let halo = Stroke(color: Color.white.opacity(0.75), width: 2.6)
    let border = Point(x: place.maxX, y: corner.y)
    return [
      sheet.line([corner, border], Stroke(color: halo.color, width: 1.4)),
      sheet.line([corner, border], Stroke(color: color, width: 0.5)),
      sheet.line([border, turn, row], Stroke(color: colorOnPage(of: index), width: 0.5)),
      .box(Box(frame: box, stroke: halo)),
      .box(Box(frame: box, stroke: Stroke(color: color, width: 1.2, dashes: dashes))),
    ]
  }

  /// From orange to blue, the first layer to the last, both dark enough for the bright lines around
  /// them; black where the theme has no colours.
  private func color(of index: Int) -> Color {
    guard !sheet.theme.accent.isGray else { return .black }
    let share = entries.count > 1 ? Double(index) / Double(entries.count - 1) : 0
    return Color(hex: 0xC2410C).mixed(with: Color(hex: 0x1D4ED8), share)
  }

  /// The colour of the line to the row, lightened as far as a dark page needs.
  private func colorOnPage(of index: Int) -> Color {
    let (color, page) = (color(of: index), sheet.theme.ground)
    let readable = stride(from: 0, through: 1, by: 0.1).lazy
      .map { color.mixed(with: page.textColor, $0) }
    return readable.first { $0.contrast(with: page) >= 3 } ?? page.textColor
  }

  // MARK: Notes

  /// Lines below that say what is shown.
  private func notes(below bottom: Double, width: Double) -> [Element] {
    let font = sheet.smallFont
    let typesetting = Typesetting(measuring: sheet.measuring)
    let lines = sentences.flatMap { typesetting.wrapped($0, font: font, limit: width) }
    return lines.enumerated().map { line, text in
      sheet.text(
        text, at: Point(x: 0, y: bottom + (1.4 + 1.2 * Double(line)) * em), alignment: .start,
        font: font, color: sheet.theme.faintText)
    }
  }

  private var sentences: [String] {
    let input = ground.fields.input.figureText
    let isChinese = sheet.language == .chinese
    var sentences = [
      isChinese
        ? "输入图像 \(input) 像素；实线为卷积，虚线为池化。"
        : "The input has \(input) pixels. Solid lines: convolutions; dashed lines: pools."
    ]
    if let omission { sentences.append(omission) }
    if ground.hasPadding {
      sentences.append(
        isChinese
          ? "图像之外、点线框以内为填充区。"
          : "What lies between the picture and the dotted frame is padding.")
    }
    if entries.contains(where: { !ground.isDrawn($0.field) }) {
      sentences.append(
        isChinese
          ? "大于图像两倍的感受野未画出。"
          : "Fields more than twice the size of the picture are not drawn.")
    }
    return sentences
  }

  /// Which layers are left out, if any are.
  private var omission: String? {
    let isChinese = sheet.language == .chinese
    return switch (ground.fields.hasOtherBranches, ground.fields.isThinned) {
    case (false, false): nil
    case (true, false):
      isChinese
        ? "只列出网络最长路径上的层。"
        : "Only layers on the longest way through the network are shown."
    case (false, true):
      isChinese
        ? "只列出首层、末层和明显改变特征图尺寸的层。"
        : "Only the first and last layers and those that make maps much smaller or larger are shown."
    case (true, true):
      isChinese
        ? "在网络的最长路径上，只列出首层、末层和明显改变特征图尺寸的层。"
        : "On the longest way through the network, only the first and last layers and those that "
          + "make maps much smaller or larger are shown."
    }
  }
}
