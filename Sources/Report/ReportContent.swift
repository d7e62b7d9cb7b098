import FeatureMaps
import ForwardPass
import ModelDescription
import Photographs
import Tensors

/// What a report is made of.
public struct ReportContent: Sendable {
  public let model: Model

  /// What the page calls the model.
  public let title: String

  /// What the layers gave. Layers without are shown as such.
  public let activations: Activations

  /// The numbers that the layers were run with.
  public let weights: any NamedTensors

  /// What the page calls the weights.
  public let weightsName: String

  /// What the network saw.
  public let photograph: Photograph
  public let photographName: String

  /// How its numbers were made ready; `nil` for numbers that were taken as they were.
  public let preprocessing: Preprocessing?

  /// The same in words.
  public let preprocessingText: String?

  /// The likeliest classes; empty if the network does not classify.
  public var classes: [RankedClass] = []

  /// The language in which the page opens.
  public var language = CaptionLanguage.english

  /// The name and version of the program.
  public let program: String

  /// Kernels of more numbers are left out of the page, which then does not compute with them.
  public var largestKernel = 2_000_000

  public init(
    model: Model, title: String, activations: Activations, weights: any NamedTensors,
    weightsName: String, photograph: Photograph, photographName: String,
    preprocessing: Preprocessing?, preprocessingText: String?, program: String
  ) {
    self.model = model
    self.title = title
    self.activations = activations
    self.weights = weights
    self.weightsName = weightsName
    self.photograph = photograph
    self.photographName = photographName
    self.preprocessing = preprocessing
    self.preprocessingText = preprocessingText
    self.program = program
  }
}
