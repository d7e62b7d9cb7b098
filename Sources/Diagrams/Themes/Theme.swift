import Scenes

/// How figures look: page, texts, lines, and the paint of each kind of layer.
public struct Theme: Sendable {
  /// How one kind of layer is painted.
  public struct Paint: Hashable, Sendable {
    public var fill: Color

    /// The colour of outlines.
    public var line: Color

    /// The colour of texts that stand on the fill.
    public var text: Color

    /// A pattern over the fill, where colour must not be all that tells layers apart.
    public var hatch: Hatch?

    public init(fill: Color, line: Color, text: Color? = nil, hatch: Hatch? = nil) {
      self.fill = fill
      self.line = line
      self.text = text ?? fill.textColor
      self.hatch = hatch
    }
  }

  public var name: String

  /// The page; `nil` leaves it transparent where the format can.
  public var background: Color?

  /// Texts on the page.
  public var text: Color

  /// Texts on the page that matter less; still readable on it.
  public var faintText: Color

  /// Arrows and lines on the page.
  public var line: Color

  /// Lines that matter less, such as axes and guides.
  public var faintLine: Color

  /// What is to stand out: marked differences, kernels, fields.
  public var accent: Color

  /// The family of all texts.
  public var fontFamily: String

  /// The width of outlines and arrows in points.
  public var lineWidth: Double

  /// The radius of the corners of boxes in points.
  public var cornerRadius: Double

  private var paints: [LayerCategory: Paint]

  init(
    name: String, background: Color?, text: Color, faintText: Color, line: Color, faintLine: Color,
    accent: Color, fontFamily: String = "DejaVu Sans", lineWidth: Double = 0.75,
    cornerRadius: Double = 3, paints: [LayerCategory: Paint]
  ) {
    self.name = name
    self.background = background
    self.text = text
    self.faintText = faintText
    self.line = line
    self.faintLine = faintLine
    self.accent = accent
    self.fontFamily = fontFamily
    self.lineWidth = lineWidth
    self.cornerRadius = cornerRadius
    self.paints = paints
  }

  /// The colour behind everything: white paper where the page is transparent.
  package var ground: Color { background ?? .white }

  /// The paint of a kind of layer.
  public subscript(category: LayerCategory) -> Paint {
    paints[category] ?? Paint(fill: ground, line: line, text: text)
  }

  /// The theme with another fill for a kind of layer; outline and texts follow.
  public func coloring(_ category: LayerCategory, _ fill: Color) -> Theme {
    var theme = self
    let outline = fill.mixed(with: ground.textColor, 0.45)
    theme.paints[category] = Paint(fill: fill, line: outline, hatch: self[category].hatch)
    return theme
  }
}
