import Scenes

/// One column of blocks as a layered graph. Where it goes on from another column, all that it
/// reads from there comes through one point above it.
struct BlocksColumn {
  /// The places of the column's blocks.
  private(set) var frames: [Rectangle] = []

  private(set) var ways: [[Point]] = []

  /// The point above the column through which it reads, and the ways from there.
  private(set) var entry: Point?
  private(set) var entryWays: [[Point]] = []

  /// The extent, texts beside blocks included.
  private(set) var left = 0.0
  private(set) var right = 0.0
  private(set) var bottom = 0.0

  init(
    blocks: [BlocksArrangement.Block], inputs: [[Int]], range: Range<Int>, hasEntry: Bool,
    gaps: BlocksArrangement.Gaps
  ) {
    let start = range.lowerBound - (hasEntry ? 1 : 0)
    var nodes = range.map {
      LayeredGraph.Node(across: blocks[$0].across, along: blocks[$0].along)
    }
    if hasEntry { nodes.insert(LayeredGraph.Node(across: 0, along: 0), at: 0) }
    var edges: [LayeredGraph.Edge] = []
    var seen: Set<LayeredGraph.Edge> = []
    for block in range {
      for input in inputs[block] {
        let edge = LayeredGraph.Edge(from: max(input, start) - start, to: block - start)
        if seen.insert(edge).inserted { edges.append(edge) }
      }
    }
    var graph = LayeredGraph(nodes: nodes, edges: edges)
    graph.rankSeparation = gaps.along
    graph.nodeSeparation = gaps.across
    graph.headLength = gaps.headLength
    let layout = graph.layout()

    let centers = layout.centers.map { Point(x: $0.across, y: $0.along) }
    let routes = layout.routes.map { $0.map { Point(x: $0.across, y: $0.along) } }
    if hasEntry { entry = centers.first }
    for (edge, route) in zip(edges, routes) {
      if hasEntry && edge.from == 0 { entryWays.append(route) } else { ways.append(route) }
    }
    frames = zip(range, centers.dropFirst(hasEntry ? 1 : 0)).map { block, center in
      Rectangle(
        x: center.x - blocks[block].across / 2, y: center.y - blocks[block].along / 2,
        width: blocks[block].across, height: blocks[block].along)
    }
    let bends = routes.joined().map(\.x)
    left = (zip(range, frames).map { $1.midX - blocks[$0].before } + bends).min() ?? 0
    right = (zip(range, frames).map { $1.midX + blocks[$0].after } + bends).max() ?? 0
    bottom = frames.map(\.maxY).max() ?? 0
  }
}
