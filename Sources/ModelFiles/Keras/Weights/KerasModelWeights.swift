import ModelDescription
import Tensors

/// The weights of a Keras file under the names of the model's layers: `block/conv1/kernel`.
struct KerasModelWeights: NamedTensors {
  let names: [String]

  private let file: any NamedTensors

  /// The file's name of each tensor.
  private let storedNames: [String: String]

  var source: String { file.source }

  func tensor(named name: String) throws -> Tensor? {
    // What is no layer's keeps its name.
    try file.tensor(named: storedNames[name] ?? name)
  }

  /// Names tensors whose groups are numbered by class after the layers that they belong to.
  init(renaming file: any NamedTensors, by paths: StoredPaths) {
    let layers = Dictionary(paths.layers.map { ($0.stored[...], $0.layer) }) { first, _ in first }
    var storedNames: [String: String] = [:]
    var names: [String] = []
    for stored in file.names {
      var name = stored
      // The longest path of a layer wins: layers may hold layers.
      if let path = stored.enclosingPaths.last(where: { layers[$0] != nil }),
        let layer = layers[path]
      {
        name = layer + stored[path.endIndex...]
      }
      storedNames[name] = stored
      names.append(name)
    }
    self.file = file
    self.names = names
    self.storedNames = storedNames
  }

  /// Gives tensors the names that the model's layers have for them.
  init(pairing file: any NamedTensors, with model: Model) {
    var pairing = WeightPairing(file.names)
    pairing.pair(model, path: "")
    self.file = file
    names = file.names.map { pairing.names[$0] ?? $0 }
    storedNames = Dictionary(pairing.names.map { ($0.value, $0.key) }) { first, _ in first }
  }
}

/// Which of a file's tensors is which of a layer's weights, where the names differ.
private struct WeightPairing {
  /// The layer's name of a tensor, by the file's.
  private(set) var names: [String: String] = [:]

  private let stored: Set<String>

  /// The tensors of each layer and model, by its path, in the file's order.
  private var groups: [Substring: [String]] = [:]

  init(_ stored: [String]) {
    self.stored = Set(stored)
    for name in stored {
      for path in name.enclosingPaths { groups[path, default: []].append(name) }
    }
  }

  mutating func pair(_ model: Model, path: String) {
    for layer in model.layers {
      let own = path + layer.name
      if let nested = layer.layer as? NestedModel, hasGroups(own) {
        pair(nested.model, path: own + "/")
        continue
      }
      let wanted = model.weights(of: layer).map { own + "/" + $0.name }
      let found = groups[own[...]] ?? []
      // Where the names are others, the order is that of the layer's weights: first those that
      // are trained, as Keras lists them.
      guard found.count == wanted.count, !wanted.contains(where: stored.contains) else { continue }
      for (name, weight) in zip(found, wanted) { names[name] = weight }
    }
  }

  /// Whether the tensors of a model lie in groups of their layers.
  private func hasGroups(_ path: String) -> Bool {
    (groups[path[...]] ?? []).contains { $0.dropFirst(path.count + 1).contains("/") }
  }
}

extension String {
  /// The paths of the layers and models around the tensor of this name, the outermost first:
  /// `block` and `block/conv1` of `block/conv1/kernel`. A name that is longer than any of a sound
  /// file has no more than 64.
  var enclosingPaths: [Substring] {
    utf8.indices.lazy.filter { utf8[$0] == UInt8(ascii: "/") }.prefix(64).map { self[..<$0] }
  }
}
