import Scenes
import Testing

/// Every character is 0.6 em wide, a Chinese one 1 em; lines reach 0.9 em up and 0.25 em down.
struct FixedWidthMeasurer: TextMeasuring {
  func measure(_ string: String, font: Font) -> TextMetrics {
    let ems = string.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x3000 ? 1 : 0.6) }
    return TextMetrics(
      width: ems * font.size, ascent: 0.9 * font.size, descent: 0.25 * font.size)
  }
}

extension Scene {
  /// All elements, those of groups included.
  var flattened: [Element] {
    func flatten(_ elements: [Element]) -> [Element] {
      elements.flatMap { element -> [Element] in
        if case .group(let group) = element { flatten(group.elements) } else { [element] }
      }
    }
    return flatten(elements)
  }

  var pictures: [Picture] {
    flattened.compactMap { if case .picture(let picture) = $0 { picture } else { nil } }
  }

  var texts: [Text] {
    flattened.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The words of all texts, each line by itself.
  var strings: [String] { texts.map { $0.runs.map(\.string).joined() } }
}

extension Text {
  /// The box around the line.
  func bounds(_ measuring: some TextMeasuring) -> Rectangle {
    let metrics = measuring.measure(runs)
    let left: Double
    switch alignment {
    case .start: left = anchor.x
    case .middle: left = anchor.x - metrics.width / 2
    case .end: left = anchor.x - metrics.width
    }
    return Rectangle(
      x: left, y: anchor.y - metrics.ascent, width: metrics.width, height: metrics.height)
  }
}

/// Expects that no text leaves the page or overlaps another.
///
/// - Returns: the page.
@discardableResult
func expectReadable(_ scene: Scene, _ measuring: some TextMeasuring) -> Rectangle {
  let page = Rectangle(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
  let boxes = scene.texts.map { $0.bounds(measuring) }
  for (place, box) in boxes.enumerated() {
    #expect(page.contains(box), "\(scene.strings[place])")
    for other in boxes[(place + 1)...] where box.intersects(other) {
      Issue.record("\(scene.strings[place]) overlaps another text")
    }
  }
  return page
}
