import FeatureMaps
import ForwardPass
import ModelDescription
import Photographs

/// What a story is told from.
public struct StoryContent: Sendable {
  public let model: Model

  /// What the story calls the model.
  public let title: String

  /// What the layers gave, those that are shown among them.
  public let activations: Activations

  /// The layers that are shown.
  public let layers: [String]

  /// What the network saw.
  public let photograph: Photograph
  public let photographName: String

  /// Width by height in which the photograph and the maps are shown; `nil` for that of what the
  /// network saw.
  public var proportion: Double?

  /// What the story calls the weights.
  public let weightsName: String

  /// Whether the weights are random, so that the network has learnt nothing.
  public var hasRandomWeights = false

  /// The likeliest classes; empty if the network does not classify.
  public var classes: [RankedClass] = []

  public init(
    model: Model, title: String, activations: Activations, layers: [String],
    photograph: Photograph, photographName: String, weightsName: String
  ) {
    self.model = model
    self.title = title
    self.activations = activations
    self.layers = layers
    self.photograph = photograph
    self.photographName = photographName
    self.weightsName = weightsName
  }
}
