import ModelDescription
import Scenes

/// The boxes, arrows and texts of the blocks figure.
struct BlocksDrawing {
  let direction: Direction
  private let graph: FigureGraph
  private let texts: [BlockText]
  private let sheet: Sheet
  private let measures: BlocksMeasures

  init(_ graph: FigureGraph, pattern: LabelPattern?, detail: BlocksDetail, sheet: Sheet) {
    self.graph = graph
    self.sheet = sheet
    direction = sheet.direction ?? .topToBottom
    texts = graph.nodes.map {
      BlockText($0, of: graph, pattern: pattern, sheet: sheet)
    }
    measures = BlocksMeasures(
      graph, texts: texts, detail: detail, isHorizontal: direction.isHorizontal, sheet: sheet)
  }

  /// Everything that is drawn when the blocks stand in these columns.
  func elements(inColumns columns: [Range<Int>]) -> [Element] {
    let arrangement = BlocksArrangement(
      blocks: measures.blocks, inputs: graph.nodes.map(\.inputs), columns: columns,
      gaps: measures.gaps
    ).turned(to: direction)
    let arrows = arrangement.ways.map { sheet.arrow($0.points, hasHead: $0.hasTip) }
    // A shared layer has a block for each application, but only one group.
    var layers: [Int] = []
    var parts: [Int: [Element]] = [:]
    for (index, node) in graph.nodes.enumerated() {
      if parts[node.layer.index] == nil { layers.append(node.layer.index) }
      parts[node.layer.index, default: []] += block(index, in: arrangement.frames[index])
    }
    return arrows
      + layers.map { sheet.group(graph.model.layers[$0], of: graph.model, parts[$0] ?? []) }
  }

  private func block(_ index: Int, in frame: Rectangle) -> [Element] {
    let category = graph.nodes[index].category
    var elements = sheet.box(frame, category)
    let lines = measures.lines(of: index)
    let height = lines.reduce(0) { $0 + $1.height }
    var place = -height / 2
    for line in lines {
      let offset = place + line.height / 2
      let point =
        measures.turnsTexts
        ? Point(x: frame.midX + offset, y: frame.midY)
        : Point(x: frame.midX, y: frame.midY + offset)
      elements += sheet.label(
        line.string, at: point, on: category, font: line.font,
        rotation: measures.turnsTexts ? -90 : 0)
      place += line.height
    }
    guard graph.isChain else { return elements }
    return elements + notes(index, beside: frame) + size(index, after: frame)
  }

  /// What belongs to the layer: right of its box, or below it in a row.
  private func notes(_ index: Int, beside frame: Rectangle) -> [Element] {
    let notes = texts[index].notes
    let em = sheet.fontSize
    if direction.isHorizontal {
      return notes.enumerated().map { line, note in
        small(
          note,
          at: Point(x: frame.midX, y: frame.maxY + (0.75 + Double(line)) * measures.smallHeight))
      }
    }
    guard !notes.isEmpty else { return [] }
    return [
      small(
        notes.joined(separator: " · "), at: Point(x: frame.maxX + 0.5 * em, y: frame.midY),
        alignment: .start)
    ]
  }

  /// The size that leaves the box, beside the arrow; at the end only where the box does not say it.
  private func size(_ index: Int, after frame: Rectangle) -> [Element] {
    let isLast = index == graph.nodes.count - 1
    if isLast, graph.nodes[index].shape.dimensions.count < 3 { return [] }
    let text = measures.sizes[index]
    let step = (isLast ? 0.75 * measures.smallHeight : measures.gaps.along / 2)
    let aside = isLast ? 0 : 0.45 * sheet.fontSize
    let alignment: Text.Alignment = isLast ? .middle : .start
    switch direction {
    case .topToBottom:
      return [
        small(text, at: Point(x: frame.midX + aside, y: frame.maxY + step), alignment: alignment)
      ]
    case .bottomToTop:
      return [
        small(text, at: Point(x: frame.midX + aside, y: frame.minY - step), alignment: alignment)
      ]
    case .leftToRight, .rightToLeft:
      let x = direction == .leftToRight ? frame.maxX + step : frame.minX - step
      return [
        small(
          text, at: Point(x: x, y: frame.midY - aside), alignment: alignment, rotation: -90)
      ]
    }
  }

  private func small(
    _ string: String, at point: Point, alignment: Text.Alignment = .middle, rotation: Double = 0
  ) -> Element {
    sheet.text(
      string, at: point, alignment: alignment, font: sheet.smallFont,
      color: sheet.theme.faintText, rotation: rotation)
  }
}
