import Attributions
import FeatureMaps
import Photographs

/// What is explained, and how.
public struct ExplanationOptions: Sendable {
  /// What is explained.
  public enum Target: Hashable, Sendable {
    /// The likeliest class where the weights suffice for the classifier; else the unit of the last
    /// convolution that gives the largest number.
    case automatic

    /// A class, by its place in the output.
    case category(Int)

    /// A unit; without a place, where its channel is largest.
    case unit(LayerUnit, layer: String)
  }

  public var target = Target.automatic

  /// The methods in the order of the figure; empty for all that the network allows.
  public var methods: [ExplanationMethod] = []

  /// The layer whose maps Grad-CAM, also the guided one, adds up; `nil` for the last one before the
  /// unit.
  public var mapsLayer: String?

  /// The steps of integrated gradients.
  public var steps = 50

  /// The side of the square that occlusion covers and how far it moves, in pixels; `nil` for a
  /// seventh of the input and half of the square.
  public var window: Int?
  public var stride: Int?

  /// How a photograph gets the network's input size, and its bytes become numbers.
  public var inputMode = InputMode.squash
  public var scaling = PreprocessingMode.torch.scaling

  /// The names of the classes in the order of the output; empty if they are not known.
  public var classNames: [String] = []

  public var figure = ExplanationFigure.Options()

  public init() {}

  /// The methods that are tried.
  package var askedMethods: [ExplanationMethod] {
    methods.isEmpty ? ExplanationMethod.allCases : methods
  }
}
