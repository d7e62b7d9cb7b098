import ModelDescription
import Scenes

/// What all figure styles can be asked for.
public struct FigureOptions: Sendable {
  public var theme: Theme

  /// The family of all texts; the theme's own if `nil`.
  public var fontFamily: String?

  /// The size of ordinary text in points; chosen to fit if `nil`.
  public var fontSize: Double?

  /// A line above the figure.
  public var title: String?

  /// A paragraph below the figure.
  public var caption: String?

  public var language: ExplanationLanguage

  /// The width of the page in points; as wide as the figure needs if `nil`.
  public var width: Double?

  /// The height of the page in points; as high as the figure needs if `nil`.
  public var height: Double?

  /// Where arrows lead; the style's own choice if `nil`.
  public var direction: Direction?

  public init(
    theme: Theme = BuiltInTheme.light.theme, fontFamily: String? = nil, fontSize: Double? = nil,
    title: String? = nil, caption: String? = nil, language: ExplanationLanguage = .english,
    width: Double? = nil, height: Double? = nil, direction: Direction? = nil
  ) {
    self.theme = theme
    self.fontFamily = fontFamily
    self.fontSize = fontSize
    self.title = title
    self.caption = caption
    self.language = language
    self.width = width
    self.height = height
    self.direction = direction
  }
}
