/// The language of the words in a figure.
public enum CaptionLanguage: String, CaseIterable, Hashable, Sendable {
  case english = "en"
  case chinese = "zh"

  /// All words in this language.
  public var captions: Captions {
    switch self {
    case .english: .english
    case .chinese: .chinese
    }
  }

  /// The language as HTML and SVG name it.
  package var code: String {
    switch self {
    case .english: "en"
    case .chinese: "zh-CN"
    }
  }
}
