import Diagrams
import ModelDescription

/// Which layers a story tells of where nobody has chosen.
public enum StoryLayers {
  /// As many stages as a page shows well.
  static let limit = 8

  /// The layers whose maps are shown: all convolutions, pools and joins of a small network; of a
  /// larger one the first, and the last before maps become smaller, at places where all ways come
  /// together.
  ///
  /// A normalisation and a function that follow a layer belong to it, so the last of them is named.
  ///
  /// - Parameter runnable: the layers that can be run.
  public static func chosen(in model: Model, among runnable: [String]) -> [String] {
    let graph = FigureGraph(model)
    let runnable = Set(runnable)
    let narrow = narrowPlaces(of: graph)
    var all: [(node: Int, name: String)] = []
    // A layer that is applied twice is told once.
    var seen: Set<String> = []
    for (index, node) in graph.nodes.enumerated() {
      guard [.convolution, .pooling, .join].contains(node.category),
        node.shape.isFeatureMaps, !node.shape.isOneNumberAMap
      else { continue }
      let names = namesOfEnds(of: node, in: model)
      if let name = names.last(where: runnable.contains), seen.insert(name).inserted {
        all.append((index, name))
      }
    }
    guard all.count > limit else { return all.map(\.name) }
    let joined = all.filter { narrow.contains($0.node) }
    // In a U, ways come together at its ends alone.
    let farthest = zip(joined, joined.dropFirst()).map { $1.node - $0.node }.max() ?? .max
    let candidates = farthest <= graph.nodes.count / 3 ? joined : all
    let groups = candidates.runs { first, second in
      graph.nodes[first.node].shape.example.prefix(2)
        != graph.nodes[second.node].shape.example.prefix(2)
    }
    var stages = groups.compactMap(\.last?.name)
    if let first = candidates.first?.name, stages.first != first { stages.insert(first, at: 0) }
    return stages.spread(over: limit)
  }

  /// The nodes that no way leads around.
  private static func narrowPlaces(of graph: FigureGraph) -> Set<Int> {
    var places: Set<Int> = []
    var farthest = 0
    for (index, node) in graph.nodes.enumerated() {
      if farthest <= index { places.insert(index) }
      farthest = max(farthest, node.consumers.max() ?? index)
    }
    return places
  }

  /// The main layer, then the normalisations and functions that follow it, one after the other.
  private static func namesOfEnds(of node: FigureGraph.Node, in model: Model) -> [String] {
    var names = [node.layer.name]
    var end = node.call
    for layer in node.attached {
      guard let index = layer.calls.first, model.calls[index].inputs == [end] else { continue }
      let category = LayerCategory(className: layer.className)
      let isPart = category == .activation || layer.className == "BatchNormalization"
      guard isPart else { break }
      names.append(layer.name)
      end = index
    }
    return names
  }
}

extension Shape {
  /// Whether there is nothing to be seen in maps of this shape, as after a global pool.
  fileprivate var isOneNumberAMap: Bool { self[.height] == 1 && self[.width] == 1 }
}

extension Array {
  /// At most `count` elements, evenly spread, the first and the last among them.
  func spread(over count: Int) -> [Element] {
    guard self.count > count, count > 1 else { return self }
    return (0..<count).map { self[$0 * (self.count - 1) / (count - 1)] }
  }

  /// The elements in runs, parted where two neighbours do not belong together.
  fileprivate func runs(partedWhere parts: (Element, Element) -> Bool) -> [[Element]] {
    var runs: [[Element]] = []
    for element in self {
      if let last = runs.last?.last, !parts(last, element) {
        runs[runs.count - 1].append(element)
      } else {
        runs.append([element])
      }
    }
    return runs
  }
}
