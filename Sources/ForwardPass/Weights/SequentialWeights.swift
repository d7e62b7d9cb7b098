import ModelDescription
import Tensors

/// The tensors of torchvision's AlexNet and VGG under the names of a model's layers.
///
/// torchvision makes these networks of two sequences, whose modules have numbers for names:
/// `features.0.weight` … `classifier.6.bias`. In a model that is a chain, with as many layers that
/// have weights, the first module is the first such layer, and so on; shapes are compared later.
struct SequentialWeights: NamedTensors {
  let names: [String]

  private let file: any NamedTensors

  /// The names in the file, by layer and tensor.
  private let namesInFile: [String: String]

  var source: String { file.source }

  /// `nil` where the file has other names or the model another structure.
  init?(_ file: any NamedTensors, for model: Model) {
    var modules: Set<Module> = []
    for name in file.names {
      guard let module = Module(ofTensor: name) else { return nil }
      modules.insert(module)
    }
    let layers = model.layers.filter { !model.weights(of: $0).isEmpty }
    guard !modules.isEmpty, modules.count == layers.count, model.isChain else { return nil }
    let layerNames = Dictionary(uniqueKeysWithValues: zip(modules.sorted(), layers.map(\.name)))
    var pairs: [(name: String, inFile: String)] = []
    for name in file.names {
      guard let module = Module(ofTensor: name), let layer = layerNames[module] else { continue }
      pairs.append((layer + name.dropFirst(module.name.count), name))
    }
    self.file = file
    names = pairs.map(\.name)
    namesInFile = Dictionary(pairs.map { ($0.name, $0.inFile) }) { first, _ in first }
  }

  /// What the file calls a tensor, for messages.
  func nameInFile(_ name: String) -> String { namesInFile[name] ?? name }

  func tensor(named name: String) throws -> Tensor? {
    try namesInFile[name].flatMap { try file.tensor(named: $0) }
  }

  /// One module of the sequences.
  private struct Module: Hashable, Comparable {
    private static let sequences = ["features", "classifier"]

    private let sequence: Int
    private let number: Int

    init?(ofTensor name: String) {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3, let sequence = Module.sequences.firstIndex(of: String(parts[0])),
        let number = Int(parts[1]), String(number) == parts[1]
      else { return nil }
      self.sequence = sequence
      self.number = number
    }

    var name: String { "\(Module.sequences[sequence]).\(number)" }

    static func < (first: Module, second: Module) -> Bool {
      (first.sequence, first.number) < (second.sequence, second.number)
    }
  }
}

extension NamedTensors {
  /// The same tensors under the names of a model's layers, where they are torchvision's and the model
  /// is as it makes them.
  package func named(for model: Model) -> any NamedTensors {
    SequentialWeights(self, for: model) ?? self
  }
}

extension Model {
  /// Whether each layer takes what the one before gives, from one input to one output.
  fileprivate var isChain: Bool {
    layers.count == calls.count
      && calls.indices.allSatisfy { calls[$0].inputs == ($0 == 0 ? [] : [$0 - 1]) }
  }
}
