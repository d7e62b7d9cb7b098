import Scenes

/// A column of a page that fills from top to bottom.
struct PageColumn {
  let left: Double
  let width: Double

  /// Where the next thing begins.
  var y: Double
  let typesetting: Typesetting
  var elements: [Element] = []

  mutating func space(_ height: Double) { y += height }

  /// Adds lines of text, one below the other.
  mutating func addLines(_ lines: [String], font: Font, color: Color) {
    for line in lines {
      let metrics = typesetting.measuring.measure(line, font: font)
      let baseline = (y + metrics.ascent).rounded(.up)
      elements.append(
        .text(Text([TextRun(line, font: font, color: color)], at: Point(x: left, y: baseline))))
      y = baseline + metrics.descent
    }
  }

  /// Adds a text broken into lines of the column's width.
  mutating func addParagraph(_ text: String, font: Font, color: Color) {
    addLines(typesetting.wrapped(text, font: font, limit: width), font: font, color: color)
  }
}
