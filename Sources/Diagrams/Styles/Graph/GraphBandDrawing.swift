import ModelDescription
import Scenes

/// Draws one band of a graph at its place: arrows, boxes, and the frames of what repeats.
struct GraphBandDrawing {
  let drawing: GraphDrawing
  let band: GraphDrawing.Band
  let origin: LayeredGraph.Place
  let page: DirectedPage

  private var sheet: Sheet { drawing.sheet }

  private func place(_ place: LayeredGraph.Place) -> LayeredGraph.Place {
    LayeredGraph.Place(across: place.across + origin.across, along: place.along + origin.along)
  }

  /// The middle of the box itself, before the strip with its shape.
  private func boxCenter(_ node: Int) -> LayeredGraph.Place {
    var center = place(band.layout.centers[node + band.shift])
    center.along -= drawing.strip / 2
    return center
  }

  /// Where what comes from the band before enters.
  var entry: LayeredGraph.Place { place(band.layout.centers[0]) }

  /// Where the band goes on: behind its last node.
  var exit: LayeredGraph.Place {
    let node = band.nodes.upperBound - 1
    var exit = boxCenter(node)
    exit.along += drawing.boxes[node].along / 2
    return exit
  }

  func elements() -> [Element] {
    var elements = frames()
    elements += zip(band.edges, band.layout.routes).map(arrow)
    if band.hasEntry {
      let center = page.point(entry)
      let radius = drawing.dot / 2
      elements.append(
        .box(
          Box(
            frame: Rectangle(
              x: center.x - radius, y: center.y - radius, width: drawing.dot, height: drawing.dot),
            fill: sheet.theme.line, cornerRadius: radius)))
    }
    for node in band.nodes {
      let box = drawing.boxes[node]
      let parts = box.elements(at: page.point(boxCenter(node)), strip: drawing.strip)
      elements += box.layer.map { [sheet.group($0, of: drawing.graph.model, parts)] } ?? parts
    }
    return elements
  }

  /// Along the route, led back through the strip to the box that it leaves.
  private func arrow(_ edge: LayeredGraph.Edge, _ route: [LayeredGraph.Place]) -> Element {
    var places = route.map(place)
    if band.nodes.contains(edge.from) {
      places[0].along -= drawing.strip
    }
    return sheet.arrow(places.map(page.point))
  }

  // MARK: Repeats

  private func frames() -> [Element] {
    drawing.folded.repeats.filter { band.nodes.overlaps($0.nodes) }.flatMap(frame)
  }

  /// A frame around the nodes and their skips, and how often they are there.
  private func frame(of repeated: FoldedGraph.Repeat) -> [Element] {
    var (low, high) = (Double.infinity, -Double.infinity)
    for node in repeated.nodes {
      let center = band.layout.centers[node + band.shift]
      let half = drawing.boxes[node].across / 2
      low = min(low, center.across - half)
      high = max(high, center.across + half)
    }
    for (edge, route) in zip(band.edges, band.layout.routes) where repeated.nodes.contains(edge.to)
    {
      for place in route {
        low = min(low, place.across)
        high = max(high, place.across)
      }
    }
    let margin = sheet.fontSize * 0.5
    let (first, last) = (repeated.nodes.lowerBound, repeated.nodes.upperBound - 1)
    let tops = repeated.nodes.map { boxCenter($0).along - drawing.boxes[$0].along / 2 }
    let top = min(tops.min() ?? 0, boxCenter(first).along)
    let behind = drawing.boxes[last].hasShape ? drawing.strip : margin
    let bottom = boxCenter(last).along + drawing.boxes[last].along / 2 + behind
    let frame = page.rectangle(
      LayeredGraph.Place(across: low + origin.across - margin, along: top - margin),
      LayeredGraph.Place(across: high + origin.across + margin, along: bottom))
    let label = "×\(repeated.count)"
    let place =
      page.direction.isHorizontal
      ? Point(x: frame.midX, y: frame.maxY + sheet.fontSize * 0.8)
      : Point(x: frame.maxX + sheet.fontSize * 0.4, y: frame.midY)
    return [
      .box(
        Box(
          frame: frame, stroke: sheet.stroke(sheet.theme.faintLine, dashes: [3, 2]),
          cornerRadius: sheet.theme.cornerRadius * 2)),
      sheet.text(
        label, at: place, alignment: page.direction.isHorizontal ? .middle : .start,
        font: sheet.font(1.2, bold: true)),
    ]
  }
}
