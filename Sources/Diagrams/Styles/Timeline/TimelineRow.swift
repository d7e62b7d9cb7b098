import ModelDescription

/// One row of the cost figure: a layer with what belongs to it, or a stage of layers.
struct TimelineRow {
  let name: String

  /// The layer in the notation of figures, or how many layers the stage has.
  let note: String

  let category: LayerCategory

  /// The layer; `nil` for a stage.
  let layer: ModelLayer?

  let costs: LayerCosts

  /// A row for each main layer, in order.
  static func layers(of graph: FigureGraph) -> [TimelineRow] {
    graph.nodes.map { node in
      TimelineRow(
        name: node.layer.name, note: LayerNotation(node, of: graph.model).text,
        category: node.category, layer: node.layer, costs: LayerCosts(node, of: graph.model))
    }
  }

  /// A row for each run of main layers whose results are equally high and wide.
  static func stages(of graph: FigureGraph, words: TimelineWords) -> [TimelineRow] {
    var runs: [Range<Int>] = []
    for index in graph.nodes.indices {
      if let run = runs.last, let first = graph.nodes[run].first,
        size(of: first.shape) == size(of: graph.nodes[index].shape)
      {
        runs[runs.count - 1] = run.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    let rows = layers(of: graph)
    return runs.map { run in
      if run.count == 1 { return rows[run.lowerBound] }
      let costliest = rows[run].max { ($0.costs.products ?? 0) < ($1.costs.products ?? 0) }
      return TimelineRow(
        name: words.stage(size(of: graph.nodes[run.lowerBound].shape)),
        note: words.layers(run.count), category: costliest?.category ?? .other, layer: nil,
        costs: rows[run].reduce(LayerCosts()) { $0 + $1.costs })
    }
  }

  /// Height and width; empty for a vector.
  private static func size(of shape: Shape) -> [Int?] {
    Array(shape.dimensions.dropFirst().dropLast())
  }
}
