import ModelDescription

/// A figure's graph cut where all ways come together: the places between which blocks repeat.
package struct GraphSegments {
  /// The nodes from after one cut up to the next, which is the last of them.
  package struct Segment: Sendable {
    package let nodes: Range<Int>

    /// What is drawn of the segment in words: two segments with the same are drawn alike.
    let signature: String

    /// Height and width behind the segment; `nil` for vectors.
    let mapSize: Extent?

    /// The node in which all ways come together.
    package var cut: Int { nodes.upperBound - 1 }
  }

  package let segments: [Segment]

  /// Cuts a graph at each node that alone feeds all that follow.
  package init(_ graph: FigureGraph) {
    var segments: [Segment] = []
    var start = 0
    // The furthest node that something before reads into.
    var reach = 0
    for (index, node) in graph.nodes.enumerated() {
      let isCut = reach <= index && !node.consumers.isEmpty
      reach = max(reach, node.consumers.max() ?? reach)
      guard isCut || index == graph.nodes.count - 1 else { continue }
      let range = start..<(index + 1)
      segments.append(
        Segment(
          nodes: range, signature: GraphSegments.signature(of: range, in: graph),
          mapSize: node.shape.featureMaps.map { Extent(height: $0.height, width: $0.width) }))
      start = index + 1
    }
    self.segments = segments
  }

  /// The notation, the size of maps and the sources, counted back from each node. Channels count
  /// only where the notation has them, so that dense blocks, which grow, repeat.
  private static func signature(of range: Range<Int>, in graph: FigureGraph) -> String {
    range.map { index in
      let node = graph.nodes[index]
      let sources = node.inputs.map { source in
        // Whatever lies before the segment is its one entry.
        range.contains(source) ? "\(index - source)" : "in"
      }
      let size = node.shape.featureMaps.map { "\($0.height)x\($0.width)" } ?? "\(node.shape)"
      let parts = node.attached.map(\.className) + (node.isShared ? ["shared"] : [])
      return [
        LayerNotation(node, of: graph.model).text, parts.joined(separator: "+"), size,
        sources.joined(separator: ","),
      ].joined(separator: "|")
    }.joined(separator: ";")
  }
}
