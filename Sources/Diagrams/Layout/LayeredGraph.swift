/// A directed graph without cycles whose nodes have sizes: what a layered layout starts from.
///
/// "Along" is the direction of the arrows, "across" is at right angles to it; turning the result
/// gives pictures from top to bottom, left to right and so on.
struct LayeredGraph {
  /// One node, by its size in points.
  struct Node {
    var across: Double
    var along: Double
  }

  /// An arrow between two nodes, as indices.
  struct Edge: Hashable {
    var from: Int
    var to: Int
  }

  var nodes: [Node]

  /// The arrows; none twice.
  var edges: [Edge]

  /// The free space between two rows of nodes, in points.
  var rankSeparation: Double = 36

  /// The free space between two neighbours in a row, in points.
  var nodeSeparation: Double = 18

  /// How much of the way into a node its arrowhead takes; bends stay out of it.
  var headLength: Double = 10

  /// A place across and along, in points.
  struct Place: Hashable {
    var across: Double
    var along: Double
  }

  /// Where everything goes; all coordinates are at least 0.
  struct Layout {
    /// The middle of each node.
    var centers: [Place]

    /// The way of each edge, from border to border, straight between its points.
    var routes: [[Place]]

    /// The extent across and along.
    var size: Place

    /// How often two edges cross.
    var crossings: Int
  }

  /// Places nodes in rows, orders the rows so that few edges cross, keeps the longest chain
  /// straight and leads edges around nodes.
  func layout() -> Layout {
    guard !nodes.isEmpty else {
      return Layout(
        centers: [], routes: [], size: Place(across: 0, along: 0), crossings: 0)
    }
    let ranks = Ranking.ranks(nodeCount: nodes.count, edges: edges)
    let trunk = Ranking.trunk(nodeCount: nodes.count, edges: edges)
    var rows = LayeredRows(graph: self, ranks: ranks, trunk: trunk)
    let crossings = rows.reduceCrossings()
    let across = rows.placeAcross()
    return EdgeRouting(graph: self, rows: rows, across: across, crossings: crossings).layout()
  }
}
