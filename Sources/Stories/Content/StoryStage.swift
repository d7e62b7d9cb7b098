import Diagrams
import FeatureMaps
import ForwardPass
import ModelDescription
import Tensors

/// One layer of a story: its maps, and what it does.
struct StoryStage {
  /// The layer whose result is shown.
  let name: String

  /// The main layer, with which small ones that follow it are shown.
  let layer: ModelLayer

  /// Its place among the nodes of the figure graph; `nil` where it is a part of one.
  let node: Int?
  let call: ModelCall

  /// Where its layer comes in the network: the calls of the main layer and of the one that is shown,
  /// as indices into `Model.calls`.
  private let place: (main: Int, tapped: Int)
  let maps: LayerMaps

  /// The functions and normalisations that the maps have passed, such as `ReLU`.
  let followers: [String]

  /// What one number of the maps sees; `nil` where that is not known.
  let field: ReceptiveField?

  /// Whether the layer reads the photograph itself.
  let isFirst: Bool

  /// How many main layers lie on the ways from the stage before to this one.
  private(set) var skipped = 0

  /// The skip connections among those.
  private(set) var skips = Skips.none

  /// Skip connections between one stage and the next.
  enum Skips {
    case none

    /// One leads from the stage before to this one.
    case over

    /// They lead around some of the layers between.
    case overSome

    /// One comes from before the stage before and ends between.
    case fromBefore
  }
}

extension StoryStage {
  /// The stages of a story, from the photograph to the end, in whatever order the layers are named;
  /// layers whose results are no maps are left out, as is the photograph.
  static func stages(of content: StoryContent, in graph: FigureGraph) -> [StoryStage] {
    let numbers = content.model.layerNumbers()
    let prepared = preparedCalls(in: content.model)
    let chosen = Set(content.layers)
    var stages = content.model.layers.compactMap { layer -> StoryStage? in
      guard chosen.contains(layer.name), !(layer.layer is InputLayer),
        let tensor = content.activations[layer.name]
      else { return nil }
      return StoryStage(
        layer, tensor: tensor, in: graph, field: numbers[layer.index].receptiveField,
        prepared: prepared)
    }
    // A model may name the layers of branches side by side in turn; the graph has one branch after
    // the other.
    stages.sort { $0.place < $1.place }
    let connections = graph.skipConnections
    var last = Set(graph.nodes.indices.filter { graph.nodes[$0].category == .input })
    for (index, stage) in stages.enumerated() {
      guard let node = stage.node else { continue }
      let between = graph.nodesBetween(last, and: node)
      stages[index].skipped = between.count
      stages[index].skips = skips(among: connections, from: last, over: between, to: node)
      last = [node]
    }
    return stages
  }

  private static func skips(
    among connections: [SkipConnection], from last: Set<Int>, over between: Set<Int>, to node: Int
  ) -> Skips {
    if connections.contains(where: { last.contains($0.source) && $0.target == node }) {
      return .over
    }
    let isBridged = connections.contains {
      (last.contains($0.source) || between.contains($0.source))
        && (between.contains($0.target) || $0.target == node)
    }
    if isBridged { return .overSome }
    let first = last.min() ?? 0
    let hasEnd = connections.contains { $0.source < first && between.contains($0.target) }
    return hasEnd ? .fromBefore : .none
  }

  private init?(
    _ tapped: ModelLayer, tensor: Tensor, in graph: FigureGraph, field: ReceptiveField?,
    prepared: [Bool]
  ) {
    guard let tap = tapped.calls.first else { return nil }
    // What comes before a main layer is not its result.
    node = graph.nodes.firstIndex { node in
      node.layer.index == tapped.index
        || node.call < tap && node.attached.contains { $0.index == tapped.index }
    }
    let main = node.map { graph.nodes[$0] }
    layer = main?.layer ?? tapped
    guard
      let maps = try? LayerMaps(
        name: layer.name, className: layer.className, activations: tensor),
      maps.height * maps.width > 1
    else { return nil }
    name = tapped.name
    self.maps = maps
    self.field = field
    place = (main?.call ?? tap, tap)
    call = graph.model.calls[place.main]
    followers = main.map { StoryStage.followers(of: $0, until: tap) } ?? []
    isFirst = call.inputs.allSatisfy { prepared[$0] }
  }

  /// Whether each call's result is the photograph, or has only been made ready for the network: cut,
  /// scaled, flipped by chance while training, or had numbers added.
  private static func preparedCalls(in model: Model) -> [Bool] {
    var prepared: [Bool] = []
    for call in model.calls {
      let category = LayerCategory(className: model.layers[call.layer].className)
      let looks = [.convolution, .pooling, .dense, .attention, .activation].contains(category)
      prepared.append(!looks && call.inputs.allSatisfy { prepared[$0] })
    }
    return prepared
  }

  /// The attached layers after the main one as far as the tapped call, in the notation of figures.
  private static func followers(of node: FigureGraph.Node, until call: Int) -> [String] {
    let own = node.layer.layer.activationFunction.flatMap(\.title)
    let attached = node.attached.filter { layer in
      layer.calls.first.map { node.call < $0 && $0 <= call } ?? false
    }
    return [own].compactMap(\.self) + attached.map { LayerNotation.word(for: $0.layer) }
  }
}
