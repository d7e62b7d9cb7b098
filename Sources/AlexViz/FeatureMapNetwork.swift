import FeatureMaps
import ForwardPass
import ModelDescription
import Tensors

/// A network made ready once, for the feature-map figures of any number of pictures.
public struct FeatureMapNetwork: Sendable {
  /// The layers that were left out, since some of them cannot be run; `nil` if there are none.
  public let leftOut: LeftOutLayers?

  /// The layers asked for that have no activation before or after which numbers could be taken,
  /// where that is asked for: they show what they give.
  public let layersWithoutActivation: [String]

  /// About how much memory one pass takes, in bytes.
  public let passByteCount: Int

  /// Whether the weights were made by `RandomWeights`.
  public let hasRandomWeights: Bool

  let model: Model
  let title: String
  let weightsName: String
  let options: FeatureMapFigures.Options

  /// Where the numbers of the layers that are shown come from.
  let taps: [LayerTap]
  let compiled: CompiledModel

  /// Makes a network ready.
  ///
  /// - Parameters:
  ///   - model: the network; one of its inputs at least must be feature maps.
  ///   - title: how figures name the network.
  ///   - weights: the numbers of the layers that are needed.
  public init(
    model: Model, title: String, weights: any NamedTensors, options: FeatureMapFigures.Options
  ) throws {
    try self.init(
      model: model, title: title, weights: weights, options: options,
      pass: FeatureMapPass(of: model, options))
  }

  /// Makes a network ready for a pass that is planned already.
  init(
    model: Model, title: String, weights: any NamedTensors, options: FeatureMapFigures.Options,
    pass: FeatureMapPass
  ) throws {
    taps = pass.taps
    layersWithoutActivation =
      options.tapPoint == nil || options.layers.isEmpty
      ? [] : taps.filter { $0.activation == nil }.map(\.layer)
    passByteCount = pass.byteCount
    compiled = try CompiledModel(
      model, weights: weights, taps: pass.sources, optionalTaps: pass.optionalSources,
      tapsBeforeActivation: Set(taps.filter(\.isBeforeActivation).map(\.source)))
    leftOut = compiled.leftOut
    self.model = model
    self.title = title
    self.options = options
    weightsName = weights.shortSource
    hasRandomWeights = weights is RandomWeights
  }

  /// Brings what a network reads into its shapes.
  ///
  /// - Parameter inputs: what the network sees, in the order of the model's inputs.
  public func prepared(
    _ inputs: [FeatureMapInput]
  ) throws(FeatureMapFigureError) -> PreparedInputs {
    try PreparedInputs(inputs, for: model, options)
  }

  /// Runs the network.
  ///
  /// - Parameter name: how figures name the picture.
  public func figures(of inputs: PreparedInputs, named name: String) throws -> FeatureMapFigures {
    guard let activations = try compiled.run([inputs.tensors]).first else {
      throw ForwardPassError.wrongCount(found: 0, wanted: 1, of: "examples")
    }
    return try FeatureMapFigures(of: inputs, named: name, activations, self)
  }
}
