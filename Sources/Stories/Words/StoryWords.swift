/// The words of a story in one language.
struct StoryWords: Sendable {
  /// The title: what a network sees.
  var title: @Sendable (_ model: String) -> String

  /// What maps are, how they change on the way, and how the pictures are to be read.
  var introduction: String
  var course: @Sendable (_ course: MapCourse) -> String
  var reading: String
  var randomWeights: String

  /// The photograph as the network gets it.
  var inputTitle: String
  var inputNote: @Sendable (_ width: Int, _ height: Int, _ channels: Int) -> String

  /// What is said of a photograph that is shown in other proportions than the network gets it.
  var unstretched: String

  /// What the maps of a layer have passed, behind its name.
  var after: @Sendable (_ layers: [String]) -> String

  /// Facts in a few words.
  var kernel: @Sendable (_ size: String) -> String
  var window: @Sendable (_ size: String) -> String
  var stride: @Sendable (_ stride: String) -> String
  var groups: @Sendable (_ count: Int) -> String

  /// What comes before the sentence of a layer that stands some layers behind the one before.
  var between: @Sendable (_ layers: Int, _ skips: StoryStage.Skips) -> String

  /// What a layer does, for those who have not met one before.
  var firstConvolution: @Sendable (_ filters: Int, _ size: String, _ isColored: Bool) -> String
  var convolution: @Sendable (_ filters: Int, _ size: String, _ inputs: Int) -> String
  var pointwise: @Sendable (_ filters: Int, _ inputs: Int) -> String
  var depthwise: @Sendable (_ size: String) -> String
  var transposed: @Sendable (_ filters: Int) -> String
  var maximum: @Sendable (_ size: String) -> String
  var average: @Sendable (_ size: String) -> String

  /// What is said of pools after which maps are smaller, and of others.
  var shrinking: String
  var shrinkingMaximum: String
  var keepingMaximum: String
  var addition: @Sendable (_ inputs: Int) -> String
  var concatenation: @Sendable (_ inputs: Int) -> String
  var product: String
  var upsampling: String
  var other: @Sendable (_ className: String) -> String

  /// What one number sees.
  var sees: @Sendable (_ width: Int, _ height: Int) -> String
  var seesMore: @Sendable (_ width: Int, _ height: Int) -> String
  var seesAll: String

  /// Layers that are not shown one by one.
  var moreLayers: @Sendable (_ count: Int) -> String

  /// The end: the classes, or the strongest maps once more, what is not shown, and what the network
  /// costs.
  var classes: String
  var review: String

  /// How many layers are looked back at where these are not all.
  var reviewed: @Sendable (_ shown: Int, _ all: Int) -> String
  var notShown: @Sendable (_ layers: [String]) -> String
  var costs: @Sendable (_ layers: Int, _ parameters: Int, _ multiplications: Int) -> String

  /// The strongest maps of a layer.
  var strongest: @Sendable (_ shown: Int, _ all: Int) -> String

  /// What joins two sentences.
  var separator: String
}
