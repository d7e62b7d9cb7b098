import ModelDescription
import Scenes

/// One box of a graph: what stands in it, and the room that it and the shape behind it take.
struct GraphBox {
  private let head: String
  private let details: String
  private let category: LayerCategory
  private let sheet: Sheet
  private let smallFont: Font
  private let direction: Direction

  /// The shape that comes out, where it differs from what goes in, or where that says little: behind
  /// layers that are not understood, and at outputs of the model.
  private let shape: String?

  /// The layer that the box stands for, at its first application; `nil` for a further one and for a
  /// stage.
  let layer: ModelLayer?

  /// The size of the box itself on the page.
  let size: Size

  init(
    _ node: FoldedGraph.Node, of graph: FigureGraph, label: LabelPattern?, direction: Direction,
    sheet: Sheet
  ) {
    self.sheet = sheet
    smallFont = sheet.font(sheet.legible(0.8))
    self.direction = direction
    let last = graph.nodes[node.last]
    let first: Int
    switch node.content {
    case .layer(let index):
      first = index
      let layer = graph.nodes[index]
      self.layer = layer.layer.calls.first == layer.call ? layer.layer : nil
      head = graph.label(of: layer, pattern: label, in: sheet.language, on: sheet)
      details = layer.notes(in: sheet.language, notation: sheet.language)
        .joined(separator: " · ")
      category = layer.category
    case .stage(let number, let nodes):
      first = nodes.lowerBound
      layer = nil
      head = sheet.language == .chinese ? "阶段 \(number)" : "stage \(number)"
      details = GraphBox.contents(of: nodes, in: graph, language: sheet.language)
      category = .convolution
    }
    let inputs = graph.nodes[first].inputShapes
    let isSame = !inputs.isEmpty && inputs.allSatisfy { $0 == last.shape }
    let isTold = last.layer.layer is OpaqueLayer || graph.output(of: last) != nil
    shape = isSame && !isTold ? nil : last.shape.figureText
    let widths = [
      sheet.size(of: head).width, sheet.size(of: details, font: smallFont).width,
    ]
    let lines = details.isEmpty ? 1.0 : 1.85
    size = Size(
      width: max(widths[0], widths[1]) + sheet.fontSize * 1.4,
      height: sheet.fontSize * (0.9 + 1.05 * lines))
  }

  /// What a stage is made of: `9 conv · 3 add`.
  private static func contents(
    of nodes: Range<Int>, in graph: FigureGraph, language: ExplanationLanguage
  ) -> String {
    var counts: [(word: String, count: Int)] = []
    for node in nodes {
      let word = LayerNotation(graph.nodes[node], of: graph.model)
        .operation(in: language)
      if let place = counts.firstIndex(where: { $0.word == word }) {
        counts[place].count += 1
      } else {
        counts.append((word, 1))
      }
    }
    return counts.map { "\($0.count) \($0.word)" }.joined(separator: " · ")
  }

  // MARK: Room

  /// Whether a shape stands behind the box.
  var hasShape: Bool { shape != nil }

  private var shapeSize: Size {
    shape.map { sheet.size(of: $0, font: smallFont) } ?? Size(width: 0, height: 0)
  }

  /// The room behind the box that its shape needs beside the arrow.
  var wantedStrip: Double {
    direction.isHorizontal ? shapeSize.width + 6 : sheet.fontSize * 1.05
  }

  /// What the layout keeps free of other boxes across the arrows.
  var across: Double {
    if direction.isHorizontal { return size.height }
    return max(size.width, shape == nil ? 0 : 2 * shapeSize.width + 12)
  }

  /// The side of the box at which arrows end.
  var portWidth: Double { direction.isHorizontal ? size.height : size.width }

  /// The length of the box along the arrows.
  var along: Double { direction.isHorizontal ? size.width : size.height }

  // MARK: Drawing

  /// The box around a point, and the shape in the strip behind it.
  func elements(at center: Point, strip: Double) -> [Element] {
    let frame = Rectangle(
      x: center.x - size.width / 2, y: center.y - size.height / 2, width: size.width,
      height: size.height)
    var elements = sheet.box(frame, category)
    if details.isEmpty {
      elements += sheet.label(head, at: center, on: category)
    } else {
      elements += sheet.label(
        head, at: center.moved(y: -sheet.fontSize * 0.45), on: category)
      elements += sheet.label(
        details, at: center.moved(y: sheet.fontSize * 0.62), on: category, font: smallFont)
    }
    if let shape { elements.append(shapeText(shape, around: frame, strip: strip)) }
    return elements
  }

  private func shapeText(
    _ shape: String, around frame: Rectangle, strip: Double
  ) -> Element {
    let (place, alignment): (Point, Text.Alignment) =
      switch direction {
      case .topToBottom: (Point(x: frame.midX + 5, y: frame.maxY + strip * 0.6), .start)
      case .bottomToTop: (Point(x: frame.midX + 5, y: frame.minY - strip * 0.6), .start)
      case .leftToRight:
        (Point(x: frame.maxX + strip / 2, y: frame.midY - sheet.fontSize * 0.6), .middle)
      case .rightToLeft:
        (Point(x: frame.minX - strip / 2, y: frame.midY - sheet.fontSize * 0.6), .middle)
      }
    return sheet.text(
      shape, at: place, alignment: alignment, font: smallFont, color: sheet.theme.faintText)
  }
}
