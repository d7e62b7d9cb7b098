import Diagrams
import Testing

/// A graph of equal nodes, 100 across and 40 along.
private func graph(_ nodeCount: Int, _ edges: [(Int, Int)]) -> LayeredGraph {
  LayeredGraph(
    nodes: [LayeredGraph.Node](
      repeating: LayeredGraph.Node(across: 100, along: 40), count: nodeCount),
    edges: edges.map { LayeredGraph.Edge(from: $0.0, to: $0.1) })
}

/// Whether no two of the nodes, 100 × 40, touch.
private func isApart(_ layout: LayeredGraph.Layout) -> Bool {
  layout.centers.indices.allSatisfy { first in
    layout.centers[(first + 1)...].allSatisfy { second in
      abs(layout.centers[first].across - second.across) >= 100
        || abs(layout.centers[first].along - second.along) >= 40
    }
  }
}

@Suite("Layered layout")
struct LayeredGraphTests {
  @Test("A chain is one column with 36 points between its nodes")
  func chain() {
    let layout = graph(4, [(0, 1), (1, 2), (2, 3)]).layout()
    #expect(layout.centers.map(\.across) == [50, 50, 50, 50])
    #expect(layout.centers.map(\.along) == [20, 96, 172, 248])
    #expect(layout.size.across == 100 && layout.size.along == 268)
    #expect(layout.routes[0].map(\.along) == [40, 76])
  }

  @Test("No nodes make an empty layout")
  func empty() {
    #expect(graph(0, []).layout().centers.isEmpty)
  }

  @Test("A skip leaves the trunk straight and touches no node")
  func skip() throws {
    let layout = graph(5, [(0, 1), (1, 2), (2, 3), (3, 4), (0, 3)]).layout()
    #expect(Set(layout.centers.map { $0.across.rounded() }).count == 1)
    #expect(layout.crossings == 0)
    let skip = layout.routes[4]
    let middle = try #require(skip.map(\.across).max())
    #expect(abs(middle - layout.centers[1].across) > 50)
    #expect(
      zip(skip, skip.dropFirst()).allSatisfy { $0.across == $1.across || $0.along == $1.along })
  }

  @Test("Branches that can be drawn without crossings have none")
  func branches() {
    // An Inception block: four branches from one node into one.
    let edges = [
      (0, 1), (0, 2), (2, 3), (0, 4), (4, 5), (0, 6), (6, 7), (1, 8), (3, 8), (5, 8), (7, 8),
    ]
    let layout = graph(9, edges).layout()
    #expect(layout.crossings == 0)
    #expect(isApart(layout))
  }

  @Test("Rows are sorted so that a crossed pair uncrosses")
  func uncrosses() {
    let layout = graph(6, [(0, 1), (0, 2), (1, 4), (2, 3), (3, 5), (4, 5)]).layout()
    #expect(layout.crossings == 0)
  }

  @Test("The complete graph between three and three nodes keeps its nine crossings")
  func complete() {
    let edges = (0..<3).flatMap { first in (3..<6).map { (first, $0) } }
    #expect(graph(6, edges).layout().crossings == 9)
  }

  @Test("A cycle, as of a shared layer, is drawn with an arrow that leads back")
  func cycle() {
    let layout = graph(3, [(0, 1), (1, 2), (2, 1)]).layout()
    #expect(layout.routes.count == 3)
    #expect((layout.routes[2].first?.along ?? 0) > (layout.routes[2].last?.along ?? 0))
  }

  @Test("An input that only a late layer needs stands right above it")
  func lateInput() {
    let layout = graph(5, [(0, 1), (1, 2), (2, 3), (4, 3)]).layout()
    #expect(layout.centers[4].along == layout.centers[2].along)
  }

  @Test(
    "Inversions are counted as by hand",
    arguments: [
      ([], 0), ([1], 0), ([1, 2, 3], 0), ([3, 2, 1], 3), ([2, 1, 2, 1], 3), ([1, 1, 1], 0),
    ])
  func inversions(numbers: [Int], count: Int) {
    #expect(Inversions.count(numbers) == count)
  }

  @Test("Large tangled graphs keep their nodes apart")
  func tangled() {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var edges: Set<LayeredGraph.Edge> = []
    for node in 1..<150 {
      for _ in 0...random(3) { edges.insert(LayeredGraph.Edge(from: random(node), to: node)) }
    }
    let sorted = edges.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    let layout = graph(150, sorted.map { ($0.from, $0.to) }).layout()
    #expect(isApart(layout))
  }
}
