import Tensors

/// A file's tensors under other names.
struct RenamedTensors: NamedTensors {
  let names: [String]

  private let file: any NamedTensors
  private let namesInFile: [String: String]

  var source: String { file.source }

  init(_ file: any NamedTensors, rename: (String) -> String) {
    self.file = file
    names = file.names.map(rename)
    namesInFile = Dictionary(zip(names, file.names)) { first, _ in first }
  }

  func tensor(named name: String) throws -> Tensor? {
    try namesInFile[name].flatMap { try file.tensor(named: $0) }
  }

  func outline(of name: String) throws -> TensorOutline? {
    try namesInFile[name].flatMap { try file.outline(of: $0) }
  }
}

extension NamedTensors {
  /// The tensors without a word that training frameworks put before all names, such as `model.`,
  /// and with torchvision's newer names for the layers of DenseNet.
  var withUsualNames: any NamedTensors {
    let prefix = commonPrefix
    let isOldDenseNet = names.contains { $0.hasSuffix("denseblock1.denselayer1.norm.1.weight") }
    guard !prefix.isEmpty || isOldDenseNet else { return self }
    return RenamedTensors(self) { name in
      let bare = String(name.dropFirst(prefix.count))
      return isOldDenseNet ? newDenseNetName(bare) : bare
    }
  }

  /// The first words that all names have.
  private var commonPrefix: String {
    guard let first = names.first, names.count > 1 else { return "" }
    var prefix = ""
    for word in first.split(separator: ".").dropLast().prefix(longestPrefix) {
      let longer = prefix + word + "."
      guard names.allSatisfy({ $0.hasPrefix(longer) }) else { break }
      prefix = longer
    }
    return prefix
  }
}

/// How many words may stand before all names.
private let longestPrefix = 4

/// `denselayer1.norm.1.weight` becomes `denselayer1.norm1.weight`: dots were no longer allowed in
/// the names of modules from PyTorch 0.4.1 on.
private func newDenseNetName(_ name: String) -> String {
  var words = name.split(separator: ".", omittingEmptySubsequences: false)
  guard words.count > 3, words[words.count - 4].hasPrefix("denselayer"),
    ["norm", "conv"].contains(words[words.count - 3])
  else { return name }
  words[words.count - 3] += words.remove(at: words.count - 2)
  return words.joined(separator: ".")
}
