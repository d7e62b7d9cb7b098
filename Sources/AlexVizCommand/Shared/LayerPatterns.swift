import AlexViz
import Spelling

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The layers that names, kinds such as `conv`, and patterns such as `conv*` or `*/Relu*` choose. A
/// layer's own name goes before a kind, and a kind before other names: Keras calls the first dense
/// layer `dense`.
struct LayerPatterns {
  /// The word for every layer.
  static let all = "all"

  /// The layers' own names, in the model's order.
  private let layers: [String]

  /// Other names that layers answer to, in the same order.
  private let aliases: [[String]]

  /// The kinds of each layer, in small letters, in the same order.
  private let kinds: [Set<String>]

  /// The function that is a part of each layer, in the same order.
  private let functions: [String?]

  /// - Parameters:
  ///   - layers: the layers' own names, in the model's order.
  ///   - aliases: lists of other names, each as long as `layers`.
  init(_ layers: [ModelLayer], aliases: [[String]] = []) {
    self.layers = layers.map(\.name)
    kinds = layers.map(\.kinds)
    functions = layers.map(\.innerFunction)
    self.aliases = layers.indices.map { index in aliases.map { $0[index] } }
  }

  /// The chosen layers under their own names, in the order in which they were asked for.
  func layers(matching patterns: [String]) throws -> [String] {
    var chosen: [String] = []
    var seen: Set<String> = []
    for pattern in patterns.map(LayerPatterns.trimmed) {
      let found = matches(of: pattern)
      guard !found.isEmpty else { throw refusal(of: pattern) }
      for layer in found where seen.insert(layer).inserted { chosen.append(layer) }
    }
    return chosen
  }

  /// The layer of a name, under its own name.
  func layer(_ name: String) throws -> String {
    guard let layer = layers.first(where: { $0 == name }) ?? layer(alsoCalled: name) else {
      throw UnknownLayer(name: name, what: "layer", known: layers)
    }
    return layer
  }

  /// The layers that stand under a name of their own among the patterns.
  func layers(namedIn patterns: [String]) -> Set<String> {
    Set(patterns.map(LayerPatterns.trimmed).compactMap(layer(named:)))
  }

  /// Why a pattern chooses nothing.
  private func refusal(of pattern: String) -> any Error {
    let word = pattern.lowercased()
    let parts = zip(layers, functions).filter { _, function in
      function == word || word == LayerCategory.activation.rawValue && function != nil
    }.map(\.0)
    return parts.isEmpty
      ? UnknownLayer(
        name: pattern, what: "layer or kind of layer", known: layers,
        kinds: LayerCategory.allCases.map(\.rawValue).filter { kind in
          kind != LayerCategory.other.rawValue && kinds.contains { $0.contains(kind) }
        }, words: Set(kinds.joined()))
      : PartOfLayers(function: pattern, layers: parts)
  }

  private func layer(named name: String) -> String? {
    if layers.contains(name) { return name }
    return layers(ofKind: name).isEmpty ? layer(alsoCalled: name) : nil
  }

  private func layer(alsoCalled name: String) -> String? {
    aliases.firstIndex { $0.contains(name) }.map { layers[$0] }
  }

  private func layers(ofKind kind: String) -> [String] {
    let kind = kind.lowercased()
    return layers.indices.filter { kinds[$0].contains(kind) }.map { layers[$0] }
  }

  private func matches(of pattern: String) -> [String] {
    if let layer = layer(named: pattern) { return [layer] }
    if pattern == LayerPatterns.all { return layers }
    let ofKind = layers(ofKind: pattern)
    guard ofKind.isEmpty else { return ofKind }
    return layers.indices.filter { index in
      ([layers[index]] + aliases[index]).contains { fnmatch(pattern, $0, 0) == 0 }
    }.map { layers[$0] }
  }

  private static func trimmed(_ name: String) -> String {
    let start = name.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}

/// A name that no layer of the model has.
private struct UnknownLayer: Error, CustomStringConvertible {
  let name: String

  /// What it could have named.
  let what: String
  let known: [String]

  /// The kinds that it could have named.
  var kinds: [String] = []

  /// The words for them.
  var words: Set<String> = []

  var description: String {
    let near = nearest(to: name, among: known + words.sorted()).map {
      "; did you mean \(quoted($0))?"
    }
    // A small network's are all named.
    let layers = "; the model has \(NameList.text(known, most: known.count > 20 ? 8 : 20))"
    let ofKinds = kinds.isEmpty ? "" : " (kinds: \(kinds.joined(separator: ", ")))"
    return "there is no \(what) \(quoted(name))\(layers)\(ofKinds)\(near ?? "")"
  }
}

/// A function that layers have as a part, where a layer of its own was asked for.
private struct PartOfLayers: Error, CustomStringConvertible {
  let function: String
  let layers: [String]

  var description: String {
    "\(quoted(function)) is no layer of its own here but a part of \(NameList.text(layers)); these "
      + "show what it gives, and 'featuremaps --tap pre' what goes into it"
  }
}
