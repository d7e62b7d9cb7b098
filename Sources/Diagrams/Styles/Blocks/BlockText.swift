import ModelDescription

/// What a block says: the layer in the notation, what belongs to it, the size that comes out.
struct BlockText {
  let label: String

  /// The small layers and the function that belong to the layer, in their order: `ReLU`, `LRN`.
  let notes: [String]

  let size: String

  /// The size, and that maps are cropped for it: all that is said where there is little room.
  let bareSize: String

  init(
    _ node: FigureGraph.Node, of graph: FigureGraph, pattern: LabelPattern?, sheet: Sheet
  ) {
    label = graph.label(of: node, pattern: pattern, on: sheet)
    let showsActivation = pattern?.fields.contains(.activation) ?? false
    notes = node.notes(in: sheet.language) {
      $0 != .shape && !($0 == .activation && showsActivation)
    }
    size = node.shape.figureText
    bareSize = node.readsCropped ? "crop → \(size)" : size
  }

  /// The size on the way from one node to the next, with the count where maps become a vector:
  /// `6 × 6 × 256 = 9216`.
  static func size(from node: FigureGraph.Node, to next: FigureGraph.Node?, in graph: FigureGraph)
    -> String
  {
    let size = node.shape.figureText
    func flattens(_ layers: [ModelLayer], where isBetween: (Int) -> Bool) -> Bool {
      layers.contains { $0.className == "Flatten" && $0.calls.contains(where: isBetween) }
    }
    let isFlat =
      flattens(node.attached) { $0 > node.call }
      || next.map { next in flattens(next.attached) { $0 < next.call } } ?? false
    guard isFlat, node.shape.dimensions.count > 2, let count = node.shape.elementCount else {
      return size
    }
    return "\(size) = \(count)"
  }
}
