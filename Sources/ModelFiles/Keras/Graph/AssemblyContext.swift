import ModelDescription
import Tensors

/// What all models of a file share while they are put together.
struct AssemblyContext {
  let version: KerasVersion
  var warnings = Warnings()

  private let weights: (any NamedTensors)?

  /// The names of the tensors of each layer and each model, by its path.
  private let names: [Substring: [String]]

  /// - Parameter weights: the file's weights, where it has any.
  init(version: KerasVersion, weights: (any NamedTensors)?) {
    self.version = version
    self.weights = weights
    var names: [Substring: [String]] = [:]
    for name in weights?.names ?? [] {
      for path in name.enclosingPaths { names[path, default: []].append(name) }
    }
    self.names = names
  }

  /// The arrays that the file holds for a layer which is not understood; `nil` where it holds
  /// descriptions only.
  func storedWeights(of path: String) -> [Weight]? {
    guard let weights else { return nil }
    return (names[path[...]] ?? []).compactMap { name in
      guard let outline = try? weights.outline(of: name) else { return nil }
      return Weight(name: String(name.dropFirst(path.count + 1)), shape: outline.shape)
    }
  }
}
