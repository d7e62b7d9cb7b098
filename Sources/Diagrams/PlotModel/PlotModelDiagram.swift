import ModelDescription
import Scenes

/// The picture that Keras's `plot_model` draws of a model.
public enum PlotModelDiagram {
  /// Graphviz's space around a drawing, in points.
  private static let pagePadding = 4.0

  /// The diagram of a model; one node a layer, one arrow for each pair of layers that are
  /// connected.
  public static func scene(
    of model: Model, options: PlotModelOptions = PlotModelOptions(), title: String? = nil,
    measuring: any TextMeasuring
  ) -> Scene {
    let drawings = model.layers.map { layer -> NodeDrawing in
      let label = LayerLabel(layer, of: model, look: options.look)
      return options.look == .keras3
        ? TableNode(label, options: options, measuring: measuring).drawing()
        : RecordNode(label, options: options, measuring: measuring).drawing()
    }
    let graph = LayeredGraph(
      nodes: drawings.map { node(for: $0.size, direction: options.direction) },
      edges: edges(of: model))
    let layout = graph.layout()
    let page = DirectedPage(options.direction, size: layout.size)
    let arrows = layout.routes.map { route in
      arrow(along: reachingIn(route).map(page.point), look: options.look)
    }
    let nodes = zip(model.layers, zip(drawings, layout.centers)).map { layer, placed in
      group(for: layer, of: model, drawing: placed.0, at: page.point(placed.1))
    }
    let title = title ?? model.name
    return Scene(
      size: Size(
        width: page.pageSize.width + 2 * pagePadding, height: page.pageSize.height + 2 * pagePadding
      ),
      elements: (arrows + nodes).map { $0.moved(x: pagePadding, y: pagePadding) }, title: title,
      description: "Diagram of \(title): \(NumberText.counted(model.layers.count, "layer")), "
        + "\(NumberText.counted(model.parameterCount, "parameter")).")
  }

  /// The way with both ends led to the middle of the line that bounds a node, where the layout
  /// keeps half a point free.
  private static func reachingIn(_ route: [LayeredGraph.Place]) -> [LayeredGraph.Place] {
    var route = route
    guard let last = route.indices.last, last > 0 else { return route }
    let sense: Double = route[0].along <= route[last].along ? 1 : -1
    route[0].along -= sense
    route[last].along += sense
    return route
  }

  /// Graphviz's arrow: a head of 10 by 7 points, which the pen's width enlarges.
  private static func arrow(along points: [Point], look: PlotModelOptions.Look) -> Element {
    let pen = look == .keras3 ? 2.0 : 1.0
    return .arrow(
      Arrow(
        points: points, stroke: Stroke(width: pen), headLength: 10 + pen, headWidth: 7 + 1.4 * pen,
        cornerRadius: 6))
  }

  private static func node(for size: Size, direction: Direction) -> LayeredGraph.Node {
    direction.isHorizontal
      ? LayeredGraph.Node(across: size.height, along: size.width)
      : LayeredGraph.Node(across: size.width, along: size.height)
  }

  private static func edges(of model: Model) -> [LayeredGraph.Edge] {
    var seen: Set<LayeredGraph.Edge> = []
    var edges: [LayeredGraph.Edge] = []
    for call in model.calls {
      for input in call.inputs {
        let edge = LayeredGraph.Edge(from: model.calls[input].layer, to: call.layer)
        if edge.from != edge.to, seen.insert(edge).inserted { edges.append(edge) }
      }
    }
    return edges
  }

  private static func group(
    for layer: ModelLayer, of model: Model, drawing: NodeDrawing, at center: Point
  ) -> Element {
    .group(
      LayerGroup.group(
        layer, of: model, language: .english,
        elements: drawing.elements.map { $0.moved(x: center.x, y: center.y) }))
  }
}
