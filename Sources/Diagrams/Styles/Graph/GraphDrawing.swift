import ModelDescription
import Scenes

/// A folded graph with its boxes, and what of it lies between two of its cuts.
struct GraphDrawing {
  let graph: FigureGraph
  let folded: FoldedGraph
  let boxes: [GraphBox]
  let sheet: Sheet

  /// The room behind every box in which shapes stand beside arrows: the same for all, so that gaps
  /// are even.
  let strip: Double

  init(graph: FigureGraph, folded: FoldedGraph, boxes: [GraphBox], sheet: Sheet) {
    self.graph = graph
    self.folded = folded
    self.boxes = boxes
    self.sheet = sheet
    strip = boxes.map(\.wantedStrip).max() ?? 0
  }

  /// A band of the graph, laid out: a column where arrows lead down, a row where they lead across.
  struct Band {
    let nodes: Range<Int>

    /// Whether what comes in from the band before enters at a dot of its own.
    let hasEntry: Bool
    let layout: LayeredGraph.Layout

    /// The arrows that end in the band, in the order of the layout's routes.
    let edges: [LayeredGraph.Edge]

    /// The place in the layout of the first node.
    var shift: Int { (hasEntry ? 1 : 0) - nodes.lowerBound }
  }

  /// The diameter of the dot at which a band goes on.
  var dot: Double { sheet.fontSize * 0.5 }

  /// The layout of a band.
  func band(of nodes: Range<Int>) -> Band {
    let hasEntry = nodes.lowerBound > 0
    var parts = boxes[nodes].map {
      LayeredGraph.Node(
        across: $0.across, along: $0.along + strip, portWidth: $0.portWidth)
    }
    if hasEntry { parts.insert(LayeredGraph.Node(across: dot, along: dot), at: 0) }
    let shift = (hasEntry ? 1 : 0) - nodes.lowerBound
    let edges = folded.edges.filter { nodes.contains($0.to) }
    var layered = LayeredGraph(
      nodes: parts,
      edges: edges.map { edge in
        // Whatever comes from before enters at the dot.
        LayeredGraph.Edge(
          from: nodes.contains(edge.from) ? edge.from + shift : 0, to: edge.to + shift)
      })
    layered.rankSeparation = sheet.fontSize * 1.2
    layered.nodeSeparation = sheet.fontSize * 1.2
    layered.headLength = sheet.fontSize * 0.6
    return Band(nodes: nodes, hasEntry: hasEntry, layout: layered.layout(), edges: edges)
  }

  /// The nodes after which a band may end: cuts outside repeats.
  var breaks: [Int] {
    folded.nodes.indices.dropLast().filter { index in
      folded.nodes[index].isCut
        && !folded.repeats.contains { $0.nodes.contains(index) && $0.nodes.contains(index + 1) }
    }
  }
}
