import ModelDescription
import Scenes

/// A compact layered graph for large networks, as Netron draws them.
///
/// One box a main layer in the notation of figures, what belongs to it in small print beside; the
/// trunk is straight, skips run on one side; the shape stands at the arrow that leaves a box where
/// it has changed. Blocks that repeat are framed and drawn once. Where the page limits the length
/// along the arrows, the graph is broken into columns (from left to right: rows) where all its ways
/// come together.
public struct GraphFigure: FigureStyle {
  public static let name = "graph"

  /// What is drawn as one.
  public enum Folding: String, Sendable, CaseIterable {
    case none
    /// Repeated blocks in a row.
    case blocks
    /// Everything between two changes of size.
    case stages
  }

  public var folding: Folding

  /// The labels of the boxes; the usual notation if `nil`.
  public var label: LabelPattern?

  public init(folding: Folding = .blocks, label: LabelPattern? = nil) {
    self.folding = folding
    self.label = label
  }

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    let graph = FigureGraph(model)
    let folded = FoldedGraph(graph, folding: folding)
    let direction = sheet.direction ?? .topToBottom
    let boxes = folded.nodes.map {
      GraphBox($0, of: graph, label: label, direction: direction, sheet: sheet)
    }
    let drawing = GraphDrawing(graph: graph, folded: folded, boxes: boxes, sheet: sheet)
    return GraphBands(drawing: drawing, direction: direction).elements()
  }
}
