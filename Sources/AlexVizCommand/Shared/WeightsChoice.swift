import AlexViz
import Downloads

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

  /// What stands after `random:` is not a seed.
  private struct WrongSeed: Error, CustomStringConvertible {
    let text: String

    var description: String {
      "'\(text)' is not a seed; random weights are random: and a whole number, such as random:0"
    }
  }

  /// The weights that a text names: published ones, a file, `random:SEED`, or the bundled ones for
  /// `nil`.
  static func weights(
    _ text: String?, for model: Model, of builtIn: BuiltInModel?
  ) throws -> any NamedTensors {
    guard let text else {
      guard builtIn == .alexNet else {
        throw BundledDoNotFit(model: builtIn?.rawValue ?? model.name)
      }
      return try openTensorFile(Assets.path(of: "weights/alexnet-convolutions.safetensors"))
    }
    if let file = WeightsFile.named(text) {
      return try openTensorFile(WeightsCache.ofUser().verifiedPath(of: file))
    }
    guard text.hasPrefix("random:") else { return try openTensorFile(text, for: model) }
    guard let seed = UInt64(text.dropFirst("random:".count)) else { throw WrongSeed(text: text) }
    return RandomWeights(seed: seed, for: model)
  }
}
