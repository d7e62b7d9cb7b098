import Diagrams
import FeatureMaps

/// How a story looks.
public struct StoryOptions: Sendable {
  public var language = CaptionLanguage.english
  public var theme = BuiltInTheme.light.theme
  public var colorMap = ColorMap.viridis

  /// The paper of a poster.
  public var page = PosterPage.a3

  public init() {}
}

/// Paper in the sizes of ISO 216.
public enum PosterPage: String, CaseIterable, Sendable {
  case a4, a3, a2

  /// By how much it is wider than A3, on which posters are laid out.
  var scale: Double {
    switch self {
    case .a4: 0.5.squareRoot()
    case .a3: 1
    case .a2: 2.0.squareRoot()
    }
  }
}
