import Scenes

/// A column of a page that fills from top to bottom.
package struct PageColumn {
  package let left: Double
  package let width: Double

  /// Where the next thing begins.
  package var y: Double
  let typesetting: Typesetting
  package var elements: [Element] = []

  package init(left: Double, width: Double, y: Double, typesetting: Typesetting) {
    self.left = left
    self.width = width
    self.y = y
    self.typesetting = typesetting
  }

  package mutating func space(_ height: Double) { y += height }

  /// Adds lines of text, one below the other.
  package mutating func addLines(_ lines: [String], font: Font, color: Color) {
    for line in lines {
      let metrics = typesetting.measuring.measure(line, font: font)
      let baseline = (y + metrics.ascent).rounded(.up)
      elements.append(
        .text(Text([TextRun(line, font: font, color: color)], at: Point(x: left, y: baseline))))
      y = baseline + metrics.descent
    }
  }

  /// Adds a text broken into lines of the column's width. Words that are longer, as the names of
  /// files can be, are shortened.
  package mutating func addParagraph(_ text: String, font: Font, color: Color) {
    let lines = typesetting.wrapped(text, font: font, limit: width).map {
      typesetting.shortenedInside($0, font: font, limit: width)
    }
    addLines(lines, font: font, color: color)
  }
}
