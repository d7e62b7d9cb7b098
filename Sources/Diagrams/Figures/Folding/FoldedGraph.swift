import ModelDescription

/// A figure's graph with repeated blocks, or whole stages, drawn once.
package struct FoldedGraph {
  /// What is drawn as one node.
  package enum Content: Sendable {
    /// A main layer, as an index into the nodes of the figure's graph.
    case layer(Int)

    /// All nodes of a stage, as a range of these indices.
    case stage(number: Int, nodes: Range<Int>)
  }

  package struct Node: Sendable {
    package let content: Content

    /// The node whose shape comes out behind: of the last repetition.
    package let last: Int

    /// Whether all ways come together here, so that a column may end.
    package let isCut: Bool
  }

  /// Nodes that are there several times in a row.
  package struct Repeat: Sendable {
    /// The drawn nodes, as indices into `nodes`.
    package let nodes: Range<Int>
    package let count: Int
  }

  package private(set) var nodes: [Node] = []
  package private(set) var edges: [LayeredGraph.Edge] = []
  package private(set) var repeats: [Repeat] = []

  /// The drawn node of each node of the figure's graph.
  private var places: [Int]

  /// What a folding leaves of a graph.
  package init(_ graph: FigureGraph, folding: GraphFigure.Folding) {
    places = [Int](repeating: 0, count: graph.nodes.count)
    let segments = GraphSegments(graph).segments
    switch folding {
    case .none:
      for segment in segments { add(segment) }
    case .blocks:
      foldBlocks(segments)
    case .stages:
      foldStages(segments, of: graph)
    }
    connect(graph)
  }

  private mutating func add(_ segment: GraphSegments.Segment, shapesOf last: Int = 0) {
    for index in segment.nodes {
      places[index] = nodes.count
      nodes.append(
        Node(content: .layer(index), last: index + last, isCut: index == segment.cut))
    }
  }

  /// Draws runs of equal blocks once. A block is a row of at most eight segments that begins again.
  private mutating func foldBlocks(_ segments: [GraphSegments.Segment]) {
    var start = 0
    while start < segments.count {
      let (period, count) = FoldedGraph.repetition(in: segments, from: start)
      let block = segments[start..<(start + period)]
      let first = nodes.count
      let size = block.reduce(0) { $0 + $1.nodes.count }
      for segment in block { add(segment, shapesOf: (count - 1) * size) }
      if count > 1 {
        repeats.append(Repeat(nodes: first..<nodes.count, count: count))
        for copy in 1..<count {
          for segment in block {
            for index in segment.nodes { places[index + copy * size] = places[index] }
          }
        }
      }
      start += period * count
    }
  }

  /// The period and the number of repetitions that save most, from a segment on.
  private static func repetition(
    in segments: [GraphSegments.Segment], from start: Int
  ) -> (period: Int, count: Int) {
    var best = (period: 1, count: 1)
    for period in 1...8 where start + 2 * period <= segments.count {
      var length = period
      while start + length < segments.count,
        segments[start + length].signature == segments[start + length - period].signature,
        segments[start + length].nodes.count == segments[start + length - period].nodes.count
      {
        length += 1
      }
      let count = length / period
      let saved = (count - 1) * segments[start..<(start + period)].reduce(0) { $0 + $1.nodes.count }
      // A frame around one layer takes the room of the one that it saves.
      if saved > 1, (count - 1) * period > (best.count - 1) * best.period { best = (period, count) }
    }
    return best
  }

  /// Draws everything between two changes of the maps' size as one node.
  private mutating func foldStages(_ segments: [GraphSegments.Segment], of graph: FigureGraph) {
    var number = 0
    var start = 0
    while start < segments.count {
      var end = start + 1
      let size = segments[start].mapSize
      let isInput = graph.nodes[segments[start].nodes.lowerBound].category == .input
      while !isInput, end < segments.count, size != nil, segments[end].mapSize == size { end += 1 }
      let range = segments[start].nodes.lowerBound..<segments[end - 1].nodes.upperBound
      if range.count == 1 || isInput {
        for segment in segments[start..<end] { add(segment) }
      } else {
        number += 1
        for index in range { places[index] = nodes.count }
        nodes.append(
          Node(
            content: .stage(number: number, nodes: range), last: range.upperBound - 1, isCut: true))
      }
      start = end
    }
  }

  private mutating func connect(_ graph: FigureGraph) {
    var seen: Set<LayeredGraph.Edge> = []
    for (index, node) in graph.nodes.enumerated() {
      for input in node.inputs {
        let edge = LayeredGraph.Edge(from: places[input], to: places[index])
        // An edge back to its own block is what repeating means.
        if edge.from < edge.to, seen.insert(edge).inserted { edges.append(edge) }
      }
    }
  }
}
