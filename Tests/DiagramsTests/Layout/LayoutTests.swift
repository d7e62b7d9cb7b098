import Diagrams
import ModelDescription
import Testing

@Suite("Layouts of networks")
struct LayoutTests {
  @Test("Nodes, edges and ports keep apart", arguments: LayoutCase.all)
  func faults(_ layoutCase: LayoutCase) {
    #expect(LayoutFaults(layoutCase.graph).faults == [])
  }

  @Test("The longest chain stands at one place across", arguments: LayoutCase.all)
  func trunk(_ layoutCase: LayoutCase) {
    let layout = layoutCase.graph.layout()
    let columns = Dictionary(grouping: layout.centers, by: \.across)
    let rows = Set(layout.centers.map(\.along))
    #expect(columns.values.contains { Set($0.map(\.along)) == rows })
  }

  @Test("Edges cross no more often than Graphviz's", arguments: LayoutCase.networks)
  func crossings(_ layoutCase: LayoutCase) {
    let layout = layoutCase.graph.layout()
    let lines = zip(layoutCase.graph.edges, layout.routes).map { Polyline(edge: $0, points: $1) }
    #expect(layout.crossings <= (layoutCase.dotCrossings ?? 0))
    #expect(Polyline.crossings(of: lines) == layout.crossings)
  }

  @Test(
    "Shortcuts keep to the right of the trunk",
    arguments: [BuiltInModel.resNet18, .resNet50, .mobileNetV2, .denseNet121, .uNet])
  func rightSide(model: BuiltInModel) throws {
    let graph = try LayeredGraph(model)
    // The input belongs to the trunk, and all nodes are equally wide.
    #expect(graph.layout().centers[0].across == graph.nodes[0].across / 2)
  }

  /// Szegedy et al. 2015, figure 2b: 1 × 1, 3 × 3, 5 × 5 and the pool from left to right.
  @Test("The branches of an Inception block stand in the order in which they are joined")
  func inceptionOrder() {
    var network = Network()
    let x = network.layer()
    // Built in another order than they are joined.
    let (pool, five) = (network.chain(x, 2), network.chain(x, 2))
    let (three, one) = (network.chain(x, 3), network.layer(x))
    _ = network.layer(one, three, five, pool)
    let centers = network.graph.layout().centers
    let places = [one, three, five, pool].map { centers[$0].across }
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("Shortcuts around one another nest, the longest outside")
  func nesting() {
    var network = Network()
    _ = network.chain(network.layer(), 7)
    for (from, to) in [(0, 7), (1, 6), (2, 5)] { network.connect(from, to) }
    let routes = network.graph.layout().routes.suffix(3)
    let lanes = routes.compactMap { $0.map(\.across).max() }
    #expect(lanes.count == 3 && lanes[0] > lanes[1] && lanes[1] > lanes[2])
    // Each long edge leaves, runs down once and comes back.
    #expect(routes.allSatisfy { $0.count == 6 })
  }
}
