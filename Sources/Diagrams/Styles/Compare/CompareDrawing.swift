import ModelDescription
import Scenes

/// Draws the comparing figure where its layout says.
struct CompareDrawing {
  let layout: CompareLayout

  private var content: CompareContent { layout.content }
  private var sheet: Sheet { content.sheet }
  private var fontSize: Double { sheet.fontSize }

  /// A box of one model that stands already.
  private struct Placed {
    let frame: Rectangle
    let panel: Int
    /// Whether layers between it and the next are not drawn.
    var foldsBehind = false
  }

  func elements() -> [Element] {
    var arrows: [Element] = []
    var boxes: [Element] = []
    var last = [Placed?](repeating: nil, count: content.titles.count)
    for panel in layout.panels.indices {
      boxes += head(of: panel)
      var y = layout.headHeight
      for index in layout.panels[panel] {
        let height = layout.heights[index]
        boxes += name(of: content.entries[index], panel: panel, middle: y + height / 2)
        switch content.entries[index] {
        case .row(let row):
          for (model, cell) in content.comparison.rows[row].cells.enumerated() {
            let frame = Rectangle(
              x: layout.middle(ofColumn: model, panel: panel) - layout.cellWidth / 2, y: y,
              width: layout.cellWidth, height: height)
            boxes += mark(content.sign(row: row, model: model), around: frame)
            guard let cell, let label = content.labels[row][model] else { continue }
            let placed = Placed(frame: frame, panel: panel)
            arrows += connection(from: last[model], to: placed, model: model)
            boxes.append(box(cell.layer, label, in: frame, model: model))
            last[model] = placed
          }
        case .fold(let rows):
          for model in last.indices
          where content.comparison.rows[rows.lowerBound].cells[model] != nil {
            last[model]?.foldsBehind = true
          }
        }
        y += height + layout.rowGap
      }
    }
    return arrows + boxes + foot() + legend()
  }

  // MARK: Around the rows

  private func head(of panel: Int) -> [Element] {
    layout.titleLines.enumerated().flatMap { model, lines -> [Element] in
      let middle = layout.middle(ofColumn: model, panel: panel)
      return lines.enumerated().map { index, line in
        let above = Double(lines.count - index) - 0.5
        return sheet.text(
          line,
          at: Point(x: middle, y: layout.headHeight - layout.headGap - above * layout.linePitch),
          font: sheet.font(bold: true))
      }
    }
  }

  private func name(of entry: CompareEntry, panel: Int, middle: Double) -> [Element] {
    let font = sheet.smallFont
    let limit = layout.gutterWidth - fontSize * 0.6
    let typesetting = Typesetting(measuring: sheet.measuring)
    let lines = typesetting.wrapped(content.name(of: entry), font: font, limit: limit).prefix(2)
    return lines.enumerated().map { index, line in
      let offset = (Double(index) - Double(lines.count - 1) / 2) * layout.smallPitch
      return sheet.text(
        typesetting.shortened(line, font: font, limit: limit),
        at: Point(x: layout.panelX(panel), y: middle + offset), alignment: .start, font: font,
        color: sheet.theme.faintText)
    }
  }

  /// The totals below the last panel.
  private func foot() -> [Element] {
    let panel = layout.panels.count - 1
    let left = layout.panelX(panel)
    let top = layout.headHeight + layout.height(of: panel) - layout.rowGap + fontSize
    let rule = [Point(x: left, y: top), Point(x: left + layout.panelWidth, y: top)]
    var elements = [sheet.line(rule, sheet.stroke(sheet.theme.faintLine))]
    for (index, total) in ModelTotal.allCases.enumerated() {
      let y = top + fontSize * 0.6 + (Double(index) + 0.5) * layout.smallPitch * 1.15
      elements.append(
        sheet.text(
          content.words.title(of: total), at: Point(x: left, y: y), alignment: .start,
          font: sheet.smallFont, color: sheet.theme.faintText))
      for model in content.titles.indices {
        let middle = Point(x: layout.middle(ofColumn: model, panel: panel), y: y)
        elements += line(
          [content.total(total, model: model)], at: middle, scale: sheet.smallScale,
          color: sheet.theme.text)
      }
    }
    return elements
  }

  private func legend() -> [Element] {
    CompareLegend(content).elements(
      below: layout.height + fontSize * 0.4, width: min(layout.width, sheet.width ?? .infinity))
  }

  // MARK: Boxes

  private func box(
    _ layer: ModelLayer, _ label: CompareLabel, in frame: Rectangle, model: Int
  ) -> Element {
    let category = label.category
    var elements = sheet.box(frame, category)
    let lines = label.lines(limit: layout.cellWidth - content.innerMargins) { content.width($0) }
    let textHeight = Double(lines.count) * layout.linePitch + layout.smallPitch
    var y = frame.midY - textHeight / 2
    for pieces in lines {
      elements += line(
        pieces, at: Point(x: frame.midX, y: y + layout.linePitch / 2), scale: 1, on: category)
      y += layout.linePitch
    }
    elements += line(
      label.size, at: Point(x: frame.midX, y: y + layout.smallPitch / 2), scale: sheet.smallScale,
      on: category)
    var group = LayerGroup.group(
      layer, of: content.comparison.models[model], language: sheet.language, elements: elements)
    group.identifier = "model-\(model + 1)-layer-\(layer.name)"
    return .group(group)
  }

  /// A second frame and a sign around the place of a box; nothing for equal layers.
  private func mark(_ sign: ComparisonSign, around frame: Rectangle) -> [Element] {
    guard sign != .equal else { return [] }
    let accent = sheet.theme.accent
    let dashes = sign == .missing ? [fontSize * 0.4, fontSize * 0.3] : []
    let ring = Box(
      frame: frame.inset(by: -fontSize * 0.25),
      stroke: sheet.stroke(accent, scale: 1.6, dashes: dashes),
      cornerRadius: sheet.theme.cornerRadius > 0 ? sheet.theme.cornerRadius + 2 : 0)
    let middle = Point(x: frame.maxX + fontSize * 0.87, y: frame.midY)
    return [
      .box(ring),
      sheet.text(sign.rawValue, at: middle, font: sheet.font(bold: true), color: accent),
    ]
  }

  /// A centred line on the paint of a kind of layer.
  private func line(
    _ pieces: [CompareLabel.Piece], at middle: Point, scale: Double, on category: LayerCategory
  ) -> [Element] {
    let paint = sheet.theme[category]
    var elements: [Element] = []
    if paint.hatch != nil {
      let frame = plate(
        from: middle.x - content.width(pieces, scale: scale) / 2,
        width: content.width(pieces, scale: scale), middle: middle.y, scale: scale)
      elements.append(.box(Box(frame: frame, fill: paint.fill)))
    }
    return elements + line(pieces, at: middle, scale: scale, color: paint.text)
  }

  /// A centred line, what is marked on plates of the accent's colour.
  private func line(
    _ pieces: [CompareLabel.Piece], at middle: Point, scale: Double, color: Color
  ) -> [Element] {
    var elements: [Element] = []
    var x = middle.x - content.width(pieces, scale: scale) / 2
    for piece in pieces {
      let width = content.width([piece], scale: scale)
      if piece.isMarked {
        elements.append(
          .box(
            Box(
              frame: plate(from: x, width: width, middle: middle.y, scale: scale),
              fill: sheet.theme.accent, stroke: Stroke(color: sheet.theme.ground, width: 0.5),
              cornerRadius: min(sheet.theme.cornerRadius, 1.5))))
      }
      x += width
    }
    let baseline = Point(x: middle.x, y: middle.y + 0.35 * fontSize * scale)
    elements.append(
      .text(
        Text(
          content.runs(pieces, scale: scale, color: color), at: baseline, alignment: .middle)))
    return elements
  }

  private func plate(from x: Double, width: Double, middle: Double, scale: Double) -> Rectangle {
    let height = fontSize * scale * 1.2
    return Rectangle(x: x - 1.2, y: middle - height / 2, width: width + 2.4, height: height)
  }

  // MARK: Arrows

  /// The arrow into a box from the one above, dashed where layers between them are not drawn.
  private func connection(from source: Placed?, to target: Placed, model: Int) -> [Element] {
    guard content.hasArrows[model], let source else { return [] }
    let dashes = source.foldsBehind ? [fontSize * 0.2, fontSize * 0.25] : []
    let top = Point(x: target.frame.midX, y: target.frame.minY)
    let bottom = Point(x: source.frame.midX, y: source.frame.maxY)
    if source.panel == target.panel { return [sheet.arrow([bottom, top], dashes: dashes)] }
    // From one panel to the next: down to the end of the one, and from the top of the other.
    let length = layout.rowGap * 0.8
    let end = layout.headHeight + layout.height(of: source.panel) - layout.rowGap + length
    let start = Point(x: top.x, y: layout.headHeight - length)
    return [
      sheet.arrow([bottom, Point(x: bottom.x, y: end)], hasHead: false, dashes: dashes),
      sheet.arrow([start, top], dashes: dashes),
    ]
  }
}
