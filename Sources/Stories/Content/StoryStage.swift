import Diagrams
import FeatureMaps
import ForwardPass
import ModelDescription

/// One layer of a story: its maps, and what it does.
struct StoryStage {
  /// The layer whose result is shown.
  let name: String

  /// The main layer, with which small ones that follow it are shown.
  let layer: ModelLayer

  /// Its place among the nodes of the figure graph; `nil` where it is a part of one.
  let node: Int?
  let call: ModelCall
  let maps: LayerMaps

  /// The functions and normalisations that the maps have passed, such as `ReLU`.
  let followers: [String]

  /// What one number of the maps sees; `nil` where that is not known.
  let field: ReceptiveField?

  /// How many main layers lie between the stage before and this one.
  let skipped: Int

  /// Whether the layer reads the photograph itself.
  let isFirst: Bool

  /// The stages of a story; layers whose results are no maps are left out, as is the photograph.
  static func stages(of content: StoryContent, in graph: FigureGraph) -> [StoryStage] {
    let model = content.model
    let numbers = model.layerNumbers()
    var stages: [StoryStage] = []
    var previous = graph.nodes.firstIndex { $0.category != .input }.map { $0 - 1 } ?? 0
    for name in content.layers {
      guard let tapped = model.layer(named: name), let tensor = content.activations[name],
        let call = tapped.calls.first
      else { continue }
      // What comes before a main layer is not its result.
      let place = graph.nodes.firstIndex { node in
        node.layer.index == tapped.index
          || node.call < call && node.attached.contains { $0.index == tapped.index }
      }
      let node = place.map { graph.nodes[$0] }
      let layer = node?.layer ?? tapped
      guard !(tapped.layer is InputLayer),
        let maps = try? LayerMaps(
          name: layer.name, className: layer.className, activations: tensor),
        maps.height * maps.width > 1
      else { continue }
      let main = model.calls[node?.call ?? call]
      stages.append(
        StoryStage(
          name: name, layer: layer, node: place, call: main, maps: maps,
          followers: followers(of: node, until: call, in: model),
          field: numbers[tapped.index].receptiveField,
          skipped: max((place ?? previous) - previous - 1, 0),
          isFirst: main.inputs.contains { model.layers[model.calls[$0].layer].layer is InputLayer }
        ))
      previous = place ?? previous
    }
    return stages
  }

  /// The attached layers after the main one as far as the tapped call, in the notation of figures.
  private static func followers(
    of node: FigureGraph.Node?, until call: Int, in model: Model
  ) -> [String] {
    guard let node else { return [] }
    let own = node.layer.layer.activationFunction.flatMap(\.title)
    let attached = node.attached.filter { layer in
      layer.calls.first.map { node.call < $0 && $0 <= call } ?? false
    }
    return [own].compactMap(\.self) + attached.map { LayerNotation.word(for: $0.layer) }
  }
}
