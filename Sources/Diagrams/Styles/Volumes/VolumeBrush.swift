import ModelDescription
import Scenes

/// Draws units: boxes glued together, bars and balls, with their texts.
struct VolumeBrush {
  let plan: VolumePlan
  let measures: VolumeMeasures
  let projection: VolumesFigure.Projection
  let sheet: Sheet

  /// Whether lines below the boxes say what the layers are; the last thing to be left out.
  var hasCaptions = true

  var em: Double { sheet.fontSize }

  /// A unit with its axis at y = 0.
  ///
  /// - Parameter last: the node whose shape is printed at a ball, where blocks repeat.
  func part(of unit: Int, last: Int? = nil) -> VolumePart {
    let nodes = plan.units[unit].nodes
    if nodes.count == 1, plan.graph.nodes[nodes[0]].category == .join {
      return ball(nodes[0], last: last ?? nodes[0])
    }
    let slabs = slabs(of: nodes)
    let boxes = zip(nodes, slabs).map { node, slab in
      group(node, slab.elements(on: sheet, projection: projection))
    }
    let bounds = slabs.dropFirst().reduce(slabs[0].bounds) { $0.union($1.bounds) }
    let texts = VolumeLabels(brush: self, nodes: nodes, slabs: slabs)
    let body = Element.bounds(of: texts.labels, measuring: sheet.measuring)
    let first = slabs[0]
    let end = slabs[slabs.count - 1]
    return VolumePart(
      elements: boxes + texts.labels, caption: texts.caption,
      body: body.map(bounds.union) ?? bounds,
      captionBounds: Element.bounds(of: texts.caption, measuring: sheet.measuring),
      entry: first.entry, exit: end.exit,
      top: Point(x: first.x + (first.length + first.depth) / 2, y: first.bounds.minY),
      firstSide: first.side(at: first.x), lastSide: end.side(at: end.end))
  }

  /// All elements of one layer. A layer that is applied several times is named at the first.
  private func group(_ node: Int, _ elements: [Element]) -> Element {
    let node = plan.graph.nodes[node]
    guard node.layer.calls.first == node.call else { return .group(Group(elements: elements)) }
    return sheet.group(node.layer, of: plan.graph.model, elements)
  }

  // MARK: Boxes

  private func slabs(of nodes: [Int]) -> [VolumeSlab] {
    let slant = projection == .plotNeuralNet ? 0.385 : 1.0 / 3
    let convolutions = nodes.count { plan.graph.nodes[$0].category == .convolution }
    var x = 0.0
    return nodes.map { index in
      let node = plan.graph.nodes[index]
      var slab = VolumeSlab(
        x: x, length: 0.9 * em, height: 0, depth: 0.9 * em * slant, category: node.category,
        hasBand: hasBand(node))
      switch VolumeForm(node) {
      case .maps(let height, let width, let channels):
        slab.height = measures.side(height)
        slab.depth = measures.side(width) * slant
        slab.length = measures.length(channels)
        // A pool is thin: its channels are those of the layer before.
        if node.category == .pooling, nodes.count > 1 { slab.length = 0.6 * em }
        // A turned number must find room below each of several.
        if convolutions > 1 { slab.length = max(slab.length, 1.15 * em) }
      case .vector(let units):
        slab.height = measures.bar(units)
      case .unknown, .join:
        slab.height = measures.side(nil)
        slab.length = measures.length(nil)
      }
      x = slab.end
      return slab
    }
  }

  /// Whether an activation follows: the layer's own, or one attached behind it.
  func hasBand(_ node: FigureGraph.Node) -> Bool {
    bandFunction(node) != nil
      && [.convolution, .dense, .normalization, .output].contains(node.category)
  }

  /// The function of the band; softmax is said in words.
  func bandFunction(_ node: FigureGraph.Node) -> ActivationFunction? {
    let behind = node.attached.filter { $0.calls.last ?? 0 > node.call }
    let functions = [node.layer.layer.activationFunction] + behind.map(\.layer.activationFunction)
    return functions.compactMap(\.self).last { $0 != .linear && $0 != .softmax }
  }

  // MARK: Balls

  /// A ball in which ways meet, with what happens there below.
  private func ball(_ index: Int, last: Int) -> VolumePart {
    let node = plan.graph.nodes[index]
    let radius = 0.8 * em
    let frame = Rectangle(x: 0, y: -radius, width: 2 * radius, height: 2 * radius)
    let paint = sheet.theme[.join]
    let notation = LayerNotation(node, of: plan.graph.model)
    let sign =
      switch node.layer.className {
      case "Add": "+"
      case "Multiply": "×"
      case "Subtract": "−"
      default: "C"
      }
    let circle = Element.box(
      Box(
        frame: frame, fill: paint.fill, stroke: sheet.stroke(paint.line), cornerRadius: radius))
    let middle = Point(x: frame.midX, y: 0)
    var lines = [node.readsCropped ? "crop + \(notation.operation)" : notation.operation]
    if node.layer.className == "Concatenate" {
      lines += plan.graph.nodes[last].shape.channels.map { ["\($0)"] } ?? []
    }
    let texts = lines.enumerated().map { line, string in
      sheet.text(
        string, at: Point(x: middle.x, y: radius + (0.75 + 1.1 * Double(line)) * em),
        font: sheet.smallFont)
    }
    let textBounds = Element.bounds(of: texts, measuring: sheet.measuring) ?? frame
    return VolumePart(
      elements: [group(index, [circle] + sheet.label(sign, at: middle, on: .join))] + texts,
      body: frame.union(textBounds), entry: Point(x: frame.minX, y: 0),
      exit: Point(x: frame.maxX, y: 0), top: Point(x: frame.midX, y: frame.minY))
  }
}
