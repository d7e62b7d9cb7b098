import ModelDescription
import Scenes

/// What each layer costs: bars of parameters, multiply-accumulates and activation memory, with the
/// numbers and their shares.
///
/// A row a main layer, from the input to the output; three panels share the names of the layers, or
/// stand below one another where the page is narrow. Where there is no room for a row a layer, layers
/// whose maps are equally large share one.
public struct TimelineFigure: FigureStyle {
  public static let name = "timeline"

  public init() {}

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    let graph = FigureGraph(model)
    guard !graph.nodes.isEmpty else {
      throw .nothingToDraw(style: TimelineFigure.name, what: "layers")
    }
    let rows = TimelineRow.layers(of: graph)
    let bytes = rows.reduce(LayerCosts()) { $0 + $1.costs }.bytes
    let words = TimelineWords(language: sheet.language, memoryUnit: MemoryUnit(total: bytes))
    let layers = TimelineTable(graph, rows: rows, words: words, isFolded: false, sheet: sheet)
    if graph.nodes.count <= TimelineFigure.mostRows, layers.isLegible { return layers.elements() }
    let stages = TimelineRow.stages(of: graph, words: words)
    guard stages.count < graph.nodes.count else { return layers.elements() }
    return TimelineTable(graph, rows: stages, words: words, isFolded: true, sheet: sheet).elements()
  }

  /// The most layers that get a row each.
  private static let mostRows = 100
}
