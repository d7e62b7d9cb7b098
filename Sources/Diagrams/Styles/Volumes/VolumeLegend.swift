import ModelDescription
import Scenes

/// What the colours mean: one sample and word for each kind of layer that is drawn.
struct VolumeLegend {
  let brush: VolumeBrush
  let width: Double

  private var sheet: Sheet { brush.sheet }

  func elements(below drawing: Rectangle) -> [Element] {
    let em = brush.em
    let gap = 1.5 * em
    func length(_ entry: Entry) -> Double {
      1.3 * em + sheet.size(of: entry.word, font: sheet.smallFont).width
    }
    let lines = FigureRows.lines(of: entries, limit: width, gap: gap, width: length)
    return lines.enumerated().flatMap { index, line -> [Element] in
      var x = 0.0
      let y = drawing.maxY + (1.6 + 1.4 * Double(index)) * em
      let elements = line.flatMap { entry -> [Element] in
        defer { x += length(entry) + gap }
        let sample = Rectangle(x: x, y: y - 0.45 * em, width: 0.9 * em, height: 0.9 * em)
        let word = sheet.text(
          entry.word, at: Point(x: x + 1.3 * em, y: y), alignment: .start, font: sheet.smallFont)
        return sheet.box(sample, entry.category) + [word]
      }
      let bounds = Element.bounds(of: elements, measuring: sheet.measuring) ?? drawing
      return elements.map { $0.moved(x: drawing.midX - bounds.midX) }
    }
  }

  private typealias Entry = (category: LayerCategory, word: String)

  private var entries: [Entry] {
    let nodes = brush.plan.graph.nodes
    var entries: [Entry] = []
    for category in LayerCategory.allCases {
      if category == .activation, let activation = bands {
        entries.append((.activation, activation))
      } else if nodes.contains(where: { $0.category == category }) {
        entries.append((category, category.word(in: sheet.language)))
      }
    }
    return entries
  }

  /// The names of the functions whose bands are drawn.
  private var bands: String? {
    var names: [String] = []
    for node in brush.plan.graph.nodes where brush.hasBand(node) {
      if let name = brush.bandFunction(node)?.title, !names.contains(name) { names.append(name) }
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }
}
