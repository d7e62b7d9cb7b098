/// The words of figures of explanations in one language.
struct ExplanationWords: Sendable {
  /// A unit in a few words, as titles have it.
  var category: @Sendable (_ name: String) -> String
  var single: @Sendable (_ layer: String, _ unit: Int) -> String
  var channel: @Sendable (_ layer: String, _ channel: Int) -> String

  /// What the network gives for it.
  var probability: @Sendable (_ percent: String, _ score: String) -> String
  var score: @Sendable (_ score: String) -> String
  var scoreAt: @Sendable (_ score: String, _ row: Int, _ column: Int) -> String

  /// Below the photograph.
  var photograph: String
  var field: String

  /// Below each explanation.
  var method: @Sendable (ExplanationMethod) -> String
  var detail: @Sendable (Explanation) -> String

  /// At the colour bar where there is only one number.
  var zero: String

  /// What colours over the photograph mean, in sentences.
  var colorsNote: @Sendable (_ isSigned: Bool) -> String
  var ownScalesNote: String

  /// Which methods' numbers have lost their signs, and which have colours around grey.
  var magnitudeNote: @Sendable (_ methods: String) -> String
  var grayNote: @Sendable (_ methods: String) -> String
  var clippedNote: String

  /// Why Grad-CAM has colours where a unit sees nothing.
  var beyondFieldNote: String

  /// Why Grad-CAM leaves the edges without colour.
  var edgeNote: String

  /// Between words of a list.
  var listSeparator: String

  var description: @Sendable (_ unit: String) -> String
}

extension CaptionLanguage {
  var explanationWords: ExplanationWords {
    switch self {
    case .english: .english
    case .chinese: .chinese
    }
  }
}
