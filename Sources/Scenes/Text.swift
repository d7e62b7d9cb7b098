/// A font by family, size and style.
public struct Font: Hashable, Sendable {
  /// The family: a name such as `DejaVu Sans`, or several separated by commas, best first.
  public var family: String

  /// The size of the em square in points.
  public var size: Double

  public var bold: Bool
  public var italic: Bool

  public init(family: String, size: Double, bold: Bool = false, italic: Bool = false) {
    self.family = family
    self.size = size
    self.bold = bold
    self.italic = italic
  }
}

/// A piece of text in one font and colour.
public struct TextRun: Hashable, Sendable {
  public var string: String
  public var font: Font
  public var color: Color

  public init(_ string: String, font: Font, color: Color = .black) {
    self.string = string
    self.font = font
    self.color = color
  }
}

/// One line of text, made of runs, set at a point of its baseline.
public struct Text: Hashable, Sendable {
  /// Which part of the line stands at the anchor.
  public enum Alignment: Sendable {
    case start, middle, end
  }

  public var runs: [TextRun]

  /// The point of the baseline that `alignment` names.
  public var anchor: Point
  public var alignment: Alignment

  /// The turn around the anchor in degrees, clockwise.
  public var rotation: Double

  public init(
    _ runs: [TextRun], at anchor: Point, alignment: Alignment = .start, rotation: Double = 0
  ) {
    self.runs = runs
    self.anchor = anchor
    self.alignment = alignment
    self.rotation = rotation
  }
}

/// The measures of a line of text in points.
public struct TextMetrics: Hashable, Sendable {
  /// The advance from the first to after the last glyph.
  public var width: Double

  /// The height above the baseline, of the font.
  public var ascent: Double

  /// The depth below the baseline, of the font; positive.
  public var descent: Double

  public init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  public var height: Double { ascent + descent }
}

/// Measures text, so that layouts need not know who draws.
public protocol TextMeasuring {
  /// The measures of one line of text in a font.
  func measure(_ string: String, font: Font) -> TextMetrics
}

extension TextMeasuring {
  /// The measures of a line made of several runs: widths add up, heights take the largest.
  public func measure(_ runs: [TextRun]) -> TextMetrics {
    runs.reduce(TextMetrics(width: 0, ascent: 0, descent: 0)) { line, run in
      let metrics = measure(run.string, font: run.font)
      return TextMetrics(
        width: line.width + metrics.width, ascent: max(line.ascent, metrics.ascent),
        descent: max(line.descent, metrics.descent))
    }
  }
}
