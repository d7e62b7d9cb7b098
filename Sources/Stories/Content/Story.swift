import Diagrams
import FeatureMaps
import ModelDescription
import Scenes

/// How a network sees a photograph, told layer by layer.
public struct Story: Sendable {
  let content: StoryContent
  let graph: FigureGraph
  let stages: [StoryStage]

  public init(_ content: StoryContent) {
    self.content = content
    graph = FigureGraph(content.model)
    stages = StoryStage.stages(of: content, in: graph)
  }

  /// The number of layers that the story shows.
  public var stageCount: Int { stages.count }

  /// The layers that have no maps and so are not in the story.
  public var undrawnLayers: [String] {
    let drawn = Set(stages.map(\.name))
    return content.layers.filter { !drawn.contains($0) }
  }

  /// What the network saw, in the proportions in which it is shown.
  var photograph: ShownPhotograph {
    let picture = content.photograph
    return ShownPhotograph(
      raster: Raster(width: picture.width, height: picture.height, pixels: .rgb(picture.pixels)),
      proportion: content.proportion)
  }

  /// The main layers behind the last stage.
  var rest: [FigureGraph.Node] {
    guard let last = stages.compactMap(\.node).max() else { return [] }
    return Array(graph.nodes[(last + 1)...])
  }

  /// What boxes and headings call the layers, by their names: without what all begin with.
  var titles: [String: String] {
    let names = graph.nodes.filter { $0.category != .input }.map(\.layer.name)
    return Dictionary(zip(names, LayerTitles.titles(of: names))) { first, _ in first }
  }

  /// The title of a stage.
  func title(of stage: StoryStage) -> String { titles[stage.layer.name] ?? stage.layer.name }
}
