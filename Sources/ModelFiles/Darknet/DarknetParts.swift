import ModelDescription
import TensorFiles
import Tensors

/// Opens a file of weights for a network: also those that only the network's description divides
/// into tensors, as Darknet's.
public func openTensorFile(
  _ path: String, for model: Model
) throws(TensorFileError) -> any NamedTensors {
  let storage = try TensorStorage.mappingTensors(file: path)
  return try openTensorFile(storage, path: path, for: model)
}

/// Takes the bytes of a file that is open already; `path` is its name for messages.
package func openTensorFile(
  _ storage: TensorStorage, path: String, for model: Model
) throws(TensorFileError) -> any NamedTensors {
  guard TensorFileContent(of: storage) == .darknet else {
    return try openTensorFile(storage, path: path)
  }
  return try DarknetWeights(
    storage: storage, source: path, parts: DarknetParts.parts(of: model, path: path))
}

/// How the weights of a network from a Darknet description follow one another in Darknet's file,
/// under PyTorch's names.
enum DarknetParts {
  static func parts(
    of model: Model, path: String
  ) throws(TensorFileError) -> [DarknetWeights.Part] {
    var layers: [Int: [String: ModelLayer]] = [:]
    for layer in model.layers {
      let words = layer.name.split(separator: "_")
      guard words.count >= 2, let number = Int(words[words.count - 1]) else { continue }
      layers[number, default: [:]][words.dropLast().joined(separator: "_")] = layer
    }
    var parts: [DarknetWeights.Part] = []
    for number in layers.keys.sorted() {
      guard let group = layers[number] else { continue }
      parts += try self.parts(of: group, model, path: path)
    }
    guard !parts.isEmpty else { throw .darknet(file: path, .needsDescription) }
    return parts
  }

  /// Kinds of layers that have weights, of which it is not known how many.
  private static let unknownKinds: Set<String> = ["rnn", "gru", "lstm", "crnn", "conv_lstm"]

  /// The weights of the layers of one number, by their kinds: biases first, kernels last, but those
  /// of connected layers before their statistics.
  private static func parts(
    of group: [String: ModelLayer], _ model: Model, path: String
  ) throws(TensorFileError) -> [DarknetWeights.Part] {
    var parts: [DarknetWeights.Part] = []
    func add(_ kind: String, _ weights: KeyValuePairs<String, String>) throws(TensorFileError) {
      guard let layer = group[kind] else { return }
      let inputs = model.calls(of: layer).first?.inputShapes ?? []
      guard inputs.allSatisfy(\.isKnown), !unknownKinds.contains(kind) else {
        throw .darknet(file: path, .unknownLayer(layer.name))
      }
      for weight in layer.layer.weights(for: inputs) {
        guard let name = weights.first(where: { $0.key == weight.name })?.value else { continue }
        parts.append(
          DarknetWeights.Part(
            name: "\(layer.name).\(name)", shape: darknetShape(weight.shape)))
      }
    }
    let statistics: KeyValuePairs = [
      "gamma": "weight", "moving_mean": "running_mean", "moving_variance": "running_var",
    ]
    for kind in ["conv", "connected", "local", "shortcut"] { try add(kind, ["bias": "bias"]) }
    for kind in ["bn", "batchnorm"] { try add(kind, ["beta": "bias"]) }
    try add("connected", ["kernel": "weight"])
    for kind in ["bn", "batchnorm"] { try add(kind, statistics) }
    for kind in ["conv", "local", "shortcut"] { try add(kind, ["kernel": "weight"]) }
    for kind in unknownKinds { try add(kind, [:]) }
    return parts
  }

  /// Kernels are output, input, height, width; matrices output, input.
  private static func darknetShape(_ keras: [Int]) -> [Int] {
    switch keras.count {
    case 4: [keras[3], keras[2], keras[0], keras[1]]
    case 2: [keras[1], keras[0]]
    default: keras
    }
  }
}
