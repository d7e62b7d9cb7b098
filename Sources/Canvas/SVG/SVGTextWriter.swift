import Scenes

/// Writes a line of text: one run as `<text>`, several as `<tspan>`s in it.
struct SVGTextWriter {
  private let text: Text
  private let shaper: TextShaper

  init(_ text: Text, shaper: TextShaper) {
    self.text = text
    self.shaper = shaper
  }

  var element: SVGElement {
    var element = SVGElement("text")
    element.set("x", text.anchor.x)
    element.set("y", text.anchor.y)
    switch text.alignment {
    case .start: break
    case .middle: element.set("text-anchor", "middle")
    case .end: element.set("text-anchor", "end")
    }
    if text.rotation != 0 {
      let turn = [text.rotation, text.anchor.x, text.anchor.y].map(svgNumber)
      element.set("transform", "rotate(" + turn.joined(separator: " ") + ")")
    }
    element.set("xml:space", "preserve")
    if text.runs.count == 1 {
      write(text.runs[0], to: &element)
    } else {
      for run in text.runs where !run.string.isEmpty {
        var span = SVGElement("tspan")
        write(run, to: &span)
        element.append(span)
      }
    }
    return element
  }

  private func write(_ run: TextRun, to element: inout SVGElement) {
    element.set("font-family", SVGTextWriter.families(of: run.font))
    element.set("font-size", run.font.size)
    if run.font.bold { element.set("font-weight", "bold") }
    if run.font.italic { element.set("font-style", "italic") }
    element.setFill(run.color)
    // Other fonts are stretched to the width that the layout reckoned with.
    let width = shaper.shape(run.string, font: run.font).metrics.width
    if width > 0 {
      element.set("textLength", width)
      element.set("lengthAdjust", "spacingAndGlyphs")
    }
    element.append(text: run.string)
  }

  /// The families, then a Chinese font, then what any viewer has of that kind.
  static func families(of font: Font) -> String {
    var names = font.family.split(separator: ",").map { name in
      var name = name[...]
      while name.first == " " { name.removeFirst() }
      while name.last == " " { name.removeLast() }
      return String(name)
    }
    let generic = GenericFamily(of: font).rawValue
    names.removeAll { $0.isEmpty || $0 == generic }
    return (names.map(quoted) + ["'WenQuanYi Micro Hei'", generic]).joined(separator: ",")
  }

  private static func quoted(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "-" }
    return isPlain ? name : "'" + name.filter { $0 != "'" && $0 != "\\" } + "'"
  }
}
