/// The words of a story in one language.
struct StoryWords: Sendable {
  /// The title: what a network sees.
  var title: @Sendable (_ model: String) -> String

  /// How the story goes, and how its pictures are to be read.
  var introduction: String
  var reading: String
  var randomWeights: String

  /// The photograph as the network gets it.
  var inputTitle: String
  var inputNote: @Sendable (_ width: Int, _ height: Int, _ channels: Int) -> String

  /// What the maps of a layer have passed, behind its name.
  var after: @Sendable (_ layers: [String]) -> String

  /// Facts in a few words.
  var kernel: @Sendable (_ size: String) -> String
  var window: @Sendable (_ size: String) -> String
  var stride: @Sendable (_ stride: String) -> String
  var groups: @Sendable (_ count: Int) -> String

  /// What comes before the sentence of a layer that stands some layers behind the one before.
  var furtherOn: @Sendable (_ layers: Int, _ sentence: String) -> String

  /// What a layer does, for those who have not met one before.
  var firstConvolution: @Sendable (_ filters: Int, _ size: String) -> String
  var convolution: @Sendable (_ filters: Int, _ size: String, _ inputs: Int) -> String
  var pointwise: @Sendable (_ filters: Int, _ inputs: Int) -> String
  var depthwise: @Sendable (_ size: String) -> String
  var transposed: @Sendable (_ filters: Int) -> String
  var maximum: @Sendable (_ size: String) -> String
  var average: @Sendable (_ size: String) -> String
  var addition: String
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

  /// The end: classes, or why there are none.
  var classes: String
  var noClasses: @Sendable (_ layers: [String]) -> String

  /// The strongest maps of a layer.
  var strongest: @Sendable (_ shown: Int, _ all: Int) -> String

  /// What joins two sentences.
  var separator: String
}
