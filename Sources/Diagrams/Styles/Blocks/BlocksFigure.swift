import ModelDescription
import Scenes

/// One box a layer, as textbooks draw networks: `11×11 conv, 96, s4`, sizes on the arrows.
///
/// The wider a box (from left to right: the higher), the more values its layer gives, on a
/// logarithmic scale. In a chain the function after a layer stands beside its box; where ways part
/// and meet, it stands in the box with the size. A network that is long for the page goes on in a
/// new column (from left to right: row), where one layer feeds all that follows.
public struct BlocksFigure: FigureStyle {
  public static let name = "blocks"

  /// The labels of the boxes; the usual notation if `nil`.
  public var label: LabelPattern?

  /// Whether the notation is explained below.
  public var showsLegend: Bool

  public init(label: LabelPattern? = nil, showsLegend: Bool = true) {
    self.label = label
    self.showsLegend = showsLegend
  }

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    let graph = FigureGraph(model)
    guard !graph.nodes.isEmpty else {
      throw .nothingToDraw(style: BlocksFigure.name, what: "layers")
    }
    let folding = BlocksFolding(graph)
    let isFree = sheet.width == nil && sheet.height == nil
    let attempts: [[BlocksDetail]] =
      isFree ? [[.roomy]] : graph.isChain ? [[.roomy, .narrow]] : [[.roomy, .narrow], [.bare]]
    var best: Candidate?
    for details in attempts {
      let drawings = details.map {
        BlocksDrawing(graph, pattern: label, detail: $0, sheet: sheet)
      }
      let legend =
        showsLegend
        ? NotationLegend(graph, pattern: label, detail: details[0], sheet: sheet) : nil
      let next = Candidate.best(
        of: drawings, folding: folding, legend: legend, sheet: sheet,
        prefersPage: graph.nodes.count > BlocksFigure.longest)
      if let next, next.isGood { return next.elements }
      if let next, best.map(next.isBetter) ?? true { best = next }
    }
    return best?.elements ?? []
  }

  /// The most layers that stand in one column however long it becomes.
  private static let longest = 30
}

/// One way to arrange the figure.
private struct Candidate {
  let elements: [Element]

  /// How much it would have to be reduced to fit; 1 if it fits.
  private let scale: Double

  /// How far its proportions are from those of a page.
  private let excess: Double

  init(
    drawing: BlocksDrawing, columns: [Range<Int>], legend: NotationLegend?, sheet: Sheet,
    prefersPage: Bool
  ) {
    var elements = drawing.elements(inColumns: columns)
    if let legend, let bounds = Element.bounds(of: elements, measuring: sheet.measuring) {
      elements += legend.elements(below: bounds)
    }
    self.elements = elements
    let bounds = Element.bounds(of: elements, measuring: sheet.measuring)
    let size = Size(width: bounds?.width ?? 1, height: bounds?.height ?? 1)
    let fit = min(
      1, (sheet.width ?? .infinity) / size.width, (sheet.height ?? .infinity) / size.height)
    // As with the page: half a point is nothing.
    scale = fit > 0.995 ? 1 : fit
    let (length, breadth, limit) =
      drawing.direction.isHorizontal
      ? (size.width, size.height, sheet.width) : (size.height, size.width, sheet.height)
    excess = prefersPage && limit == nil ? max(0, length / breadth - 3) : 0
  }

  /// The best arrangement, in the fewest columns.
  static func best(
    of drawings: [BlocksDrawing], folding: BlocksFolding, legend: NotationLegend?, sheet: Sheet,
    prefersPage: Bool
  ) -> Candidate? {
    var best: Candidate?
    var columnCount = 0
    for count in 1...folding.limit {
      let columns = folding.columns(count)
      guard columns.count > columnCount else { continue }
      columnCount = columns.count
      var isBetter = false
      for drawing in drawings {
        let candidate = Candidate(
          drawing: drawing, columns: columns, legend: legend, sheet: sheet,
          prefersPage: prefersPage)
        if candidate.isGood { return candidate }
        if best.map(candidate.isBetter) ?? true {
          best = candidate
          isBetter = true
        }
      }
      // With ever more columns the page only becomes too broad.
      guard isBetter else { break }
    }
    return best
  }

  /// Whether nothing that is more folded can be better.
  var isGood: Bool { scale == 1 && excess == 0 }

  /// Whether this is to be preferred to one that is less folded.
  func isBetter(than other: Candidate) -> Bool {
    // So little is not worth another arrangement.
    if abs(scale - other.scale) > 0.005 { return scale > other.scale }
    return excess < other.excess
  }
}
