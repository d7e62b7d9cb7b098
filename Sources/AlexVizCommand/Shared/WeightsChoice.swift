import AlexViz
import Downloads
import Spelling

/// Which weights a model is run with.
enum WeightsChoice {
  /// The bundled weights belong to another model.
  private struct BundledDoNotFit: Error, CustomStringConvertible {
    let model: String

    var description: String {
      "the bundled weights belong to '\(BuiltInModel.alexNet.rawValue)' and do not fit "
        + "'\(model)'; give weights of its own with --weights FILE or random:SEED"
    }
  }

  /// The bundled weights are asked for a layer that they leave out.
  private struct BundledLack: Error, CustomStringConvertible {
    let layer: String

    var description: String {
      "the bundled weights are those of the convolutions alone and do not suffice for layer "
        + "\(quoted(layer)); give others with --weights FILE or random:SEED, or run one of the AlexNets "
        + "that 'alexviz weights list' has weights for"
    }
  }

  /// The file describes a network and has no weights.
  private struct NoWeights: Error, CustomStringConvertible {
    let model: String
    let format: String

    var description: String {
      "'\(model)' comes from a file without weights (\(format)); give them with --weights FILE or "
        + "random:SEED"
    }
  }

  /// What stands after `random:` is not a seed.
  private struct WrongSeed: Error, CustomStringConvertible {
    let text: String

    var description: String {
      "'\(text)' is not a seed; random weights are random: and a whole number, such as random:0"
    }
  }

  /// The weights that a text names: published ones, a file, `random:SEED`, or for `nil` those that
  /// come with the model.
  static func weights(
    _ text: String?, for model: Model, of choice: ModelChoice
  ) throws -> any NamedTensors {
    guard let text else { return try ownWeights(of: model, choice) }
    if let file = WeightsFile.named(text) {
      return try openTensorFile(WeightsCache.ofUser().verifiedPath(of: file))
    }
    guard text.hasPrefix("random:") else { return try openTensorFile(text, for: model) }
    guard let seed = UInt64(text.dropFirst("random:".count)) else { throw WrongSeed(text: text) }
    return RandomWeights(seed: seed, for: model)
  }

  private static var bundledPath: String {
    get throws { try Assets.path(of: "weights/alexnet-convolutions.safetensors") }
  }

  private static func ownWeights(
    of model: Model, _ choice: ModelChoice
  ) throws -> any NamedTensors {
    if let file = choice.file {
      guard let weights = file.weights else {
        throw NoWeights(model: model.name, format: file.format)
      }
      return weights
    }
    guard choice.builtIn == .alexNet else {
      throw BundledDoNotFit(model: choice.builtIn?.rawValue ?? model.name)
    }
    return try openTensorFile(bundledPath)
  }

  /// What to say of weights that lack a tensor: another error than the pass's own where more helps.
  static func explained(_ error: any Error, choice: ModelChoice) -> any Error {
    guard case .missingTensor(let name, let source, let available)? = error as? ForwardPassError
    else { return error }
    if choice.builtIn == .alexNet, source == (try? bundledPath),
      let end = name.lastIndex(of: "/")
    {
      return BundledLack(layer: String(name[..<end]))
    }
    return MissingWeights(
      tensor: name, source: source, near: nearest(to: name, among: available), available: available,
      modelHasOwn: choice.file?.weights.map { $0.source != source } ?? false)
  }
}

/// The weights were made for a network with other names.
private struct MissingWeights: Error, CustomStringConvertible {
  let tensor: String
  let source: String
  let near: String?
  let available: [String]

  /// Whether the model's own file has weights, beside those that were asked for.
  let modelHasOwn: Bool

  var description: String {
    let found =
      near.map { "the nearest name is \(quoted($0))" }
      ?? "it has \(available.prefix(3).map { quoted($0) }.joined(separator: ", ")) …"
    let advice =
      modelHasOwn
      ? "; the model's file has weights of its own, which exporters change (batch normalisation is "
        + "worked into kernels): run it without --weights" : ""
    return "\(source) does not fit the model: it has no tensor \(quoted(tensor)), \(found)\(advice)"
  }
}
