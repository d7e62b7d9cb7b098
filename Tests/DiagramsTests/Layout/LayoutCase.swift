import Diagrams
import ModelDescription
import Testing

/// A graph whose layout is tested.
struct LayoutCase: Sendable, CustomTestStringConvertible {
  let name: String
  let graph: LayeredGraph

  /// How often the edges cross in the picture that `dot` of Graphviz 2.43 draws of the graph,
  /// counted as `Graphviz.crossings` does; `nil` if they are not compared.
  let dotCrossings: Int?

  var testDescription: String { name }

  private init(_ name: String, _ network: Network, dot crossings: Int? = nil) {
    self.name = name
    graph = network.graph
    dotCrossings = crossings
  }

  private init(_ model: BuiltInModel, dot crossings: Int) throws {
    name = model.rawValue
    graph = try LayeredGraph(model)
    dotCrossings = crossings
  }

  /// Networks, with the crossings in Graphviz's pictures.
  static let networks: [LayoutCase] = {
    let models: [(BuiltInModel, Int)] = [
      (.alexNet2012, 0), (.googLeNet, 0), (.resNet18, 0), (.resNet50, 0), (.squeezeNet, 0),
      (.mobileNetV2, 0), (.denseNet121, 0), (.uNet, 0),
    ]
    return models.compactMap { try? LayoutCase($0.0, dot: $0.1) } + [
      LayoutCase("NASNet, 4 cells", .nasNet(cells: 4), dot: 7),
      LayoutCase("NASNet, 12 cells", .nasNet(cells: 12), dot: 24),
      LayoutCase("Inception v3", .inceptionV3, dot: 0),
      LayoutCase("three inputs", .threeInputs, dot: 0),
      LayoutCase("shared layers", .sharedLayers, dot: 0),
      LayoutCase("all to all, 6", .allToAll(6), dot: 3),
      LayoutCase("all to all, 8", .allToAll(8), dot: 18),
    ]
  }()

  /// The networks, and graphs without the order of one.
  static let all =
    networks + [
      LayoutCase("random, 30", .random(30, reach: 6, seed: 1)),
      LayoutCase("random, 60", .random(60, reach: 10, seed: 2)),
      LayoutCase("random, 80", .random(80, reach: 5, seed: 3)),
      LayoutCase("random, far", .random(60, reach: 30, seed: 4)),
      LayoutCase("tangled", .random(70, reach: 70, seed: 5)),
    ]
}

extension LayeredGraph {
  /// The layers of a built-in network as nodes of 100 by 40 points.
  init(_ builtIn: BuiltInModel) throws {
    let model = try builtIn.model()
    var edges: [Edge] = []
    for call in model.calls {
      edges += call.inputs.map { Edge(from: model.calls[$0].layer, to: call.layer) }
    }
    self.init(
      nodes: [Node](repeating: Node(across: 100, along: 40), count: model.layers.count),
      edges: edges)
  }
}
