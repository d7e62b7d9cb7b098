/// A directed graph whose nodes have sizes: what a layered layout starts from.
///
/// "Along" is the direction of the arrows, "across" is at right angles to it; turning the result
/// gives pictures from top to bottom, left to right and so on.
package struct LayeredGraph {
  /// One node, by its size in points.
  package struct Node {
    package var across: Double
    package var along: Double

    /// The extent across within which arrows leave and enter; less than `across` where what is drawn
    /// is narrower than what is kept free.
    package var portWidth: Double

    package init(across: Double, along: Double, portWidth: Double? = nil) {
      self.across = across
      self.along = along
      self.portWidth = portWidth ?? across
    }
  }

  /// An arrow between two nodes, as indices.
  package struct Edge: Hashable {
    package var from: Int
    package var to: Int

    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }

    /// The same arrow the other way round.
    package var reversed: Edge { Edge(from: to, to: from) }
  }

  package var nodes: [Node]

  /// The arrows; none twice, none from a node to itself.
  package var edges: [Edge]

  /// The free space between two rows of nodes, in points.
  package var rankSeparation: Double = 36

  /// The free space between two neighbours in a row, in points.
  package var nodeSeparation: Double = 18

  /// How much of the way into a node its arrowhead takes; bends stay out of it.
  package var headLength: Double = 10

  package init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    self.edges = edges
  }

  /// A place across and along, in points.
  package struct Place: Hashable {
    package var across: Double
    package var along: Double

    package init(across: Double, along: Double) {
      self.across = across
      self.along = along
    }
  }

  /// Where everything goes; all coordinates are at least 0.
  package struct Layout {
    /// The middle of each node.
    package var centers: [Place]

    /// The way of each edge, from border to border, straight between its points.
    package var routes: [[Place]]

    /// The extent across and along.
    package var size: Place

    /// How often two edges cross.
    package var crossings: Int
  }

  /// Places nodes in rows, orders the rows so that few edges cross, keeps the longest chain
  /// straight and leads edges around nodes. An edge that closes a cycle, as that of a shared layer
  /// may, leads backwards.
  package func layout() -> Layout {
    guard !nodes.isEmpty else {
      return Layout(
        centers: [], routes: [], size: Place(across: 0, along: 0), crossings: 0)
    }
    let backward = Cycles.backwardEdges(nodeCount: nodes.count, edges: edges)
    var graph = self
    for index in backward { graph.edges[index] = edges[index].reversed }
    let ranking = Ranking(nodeCount: nodes.count, edges: graph.edges)
    let strands = Strands(graph: graph, ranking: ranking)
    let order = StrandOrder(fewestCrossings: strands)
    let placement = Placement(order, nodeSeparation: nodeSeparation)
    let routing = EdgeRouting(
      graph: graph, strands: strands, placement: placement,
      isReversed: edges.indices.map(backward.contains))
    var layout = routing.layout(crossings: order.crossings)
    for index in backward { layout.routes[index].reverse() }
    return layout
  }
}
