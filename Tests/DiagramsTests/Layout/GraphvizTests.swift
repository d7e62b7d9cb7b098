import Diagrams
import Testing

@Suite("Beside Graphviz", .enabled(if: Graphviz.program != nil, "dot is not installed"))
struct GraphvizTests {
  @Test("Networks cross no more often than in the pictures of the dot that is installed")
  func crossings() throws {
    for layoutCase in LayoutCase.networks {
      let ours = layoutCase.graph.layout().crossings
      let dot = try Graphviz.crossings(of: layoutCase.graph)
      print("\(layoutCase.name): \(ours) crossings, dot \(dot)")
      #expect(ours <= dot, "\(layoutCase.name)")
    }
  }
}
