import Canvas
import Diagrams
import ModelDescription
import Scenes

/// What may be wrong with a figure, found on its scene.
struct FigureChecks {
  let scene: Scene
  let measuring = PangoTextMeasurer()

  /// A sentence for each thing that is wrong; empty for a good figure.
  func problems() -> [String] {
    textsOutside() + meetingTexts() + looseArrows() + repeatedIdentifiers()
  }

  /// Texts that are cut off by the border of the page.
  private func textsOutside() -> [String] {
    let page = Rectangle(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
    return lines.filter { line in !line.corners.allSatisfy { page.inset(by: -0.5).holds($0) } }
      .map { "'\($0.string)' leaves the page" }
  }

  /// Pairs of texts that lie over one another.
  private func meetingTexts() -> [String] {
    let sorted = lines.sorted { $0.left < $1.left }
    var problems: [String] = []
    for (index, first) in sorted.enumerated() {
      for second in sorted[(index + 1)...] {
        if second.left > first.right { break }
        if first.meets(second) { problems.append("'\(first.string)' meets '\(second.string)'") }
      }
    }
    return problems
  }

  /// Arrowheads whose tip lies at nothing.
  private func looseArrows() -> [String] {
    let shapes = solids(of: scene.elements)
    return arrows(of: scene.elements).filter { $0.headLength > 0 }.compactMap { arrow in
      guard let tip = arrow.points.last, tip.x.isFinite, tip.y.isFinite else {
        return "an arrow leads nowhere"
      }
      let isAtShape = shapes.contains { $0.inset(by: -2).holds(tip) }
      return isAtShape ? nil : "the arrow to (\(tip.x), \(tip.y)) ends at nothing"
    }
  }

  private func repeatedIdentifiers() -> [String] {
    let all = identifiers(of: scene.elements)
    return Dictionary(grouping: all) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
      .map { "the identifier \($0) is there more than once" }
  }

  // MARK: What is in the scene

  private var lines: [Line] {
    scene.elements.flatMap(\.texts).compactMap { Line($0, measuring: measuring) }
  }

  private func solids(of elements: [Element]) -> [Rectangle] {
    elements.flatMap { element -> [Rectangle] in
      switch element {
      case .group(let group): return solids(of: group.elements)
      case .box, .path, .picture:
        return element.bounds(measuring: measuring).map { [$0] } ?? []
      case .arrow, .text: return []
      }
    }
  }

  private func arrows(of elements: [Element]) -> [Arrow] {
    elements.flatMap { element -> [Arrow] in
      switch element {
      case .group(let group): arrows(of: group.elements)
      case .arrow(let arrow): [arrow]
      default: []
      }
    }
  }

  private func identifiers(of elements: [Element]) -> [String] {
    elements.flatMap { element -> [String] in
      guard case .group(let group) = element else { return [] }
      return (group.identifier.map { [$0] } ?? []) + identifiers(of: group.elements)
    }
  }
}

/// The place that the ink of a line of text takes: a turned rectangle from the baseline's descent
/// to the height of capitals.
private struct Line {
  let string: String
  let corners: [Point]
  let left: Double
  let right: Double

  init?(_ text: Text, measuring: PangoTextMeasurer) {
    string = text.runs.map(\.string).joined()
    guard string.contains(where: { !$0.isWhitespace }), let size = text.runs.map(\.font.size).max()
    else { return nil }
    let width = measuring.measure(text.runs).width
    let start: Double =
      switch text.alignment {
      case .start: 0
      case .middle: -width / 2
      case .end: -width
      }
    let (sine, cosine) = Turn.sineAndCosine(degrees: text.rotation)
    // Half a point on each side may touch.
    let (low, high) = (-0.74 * size + 0.4, 0.2 * size - 0.4)
    let (near, far) = (start + 0.4, start + width - 0.4)
    corners = [(near, low), (far, low), (far, high), (near, high)].map { x, y in
      Point(x: text.anchor.x + x * cosine - y * sine, y: text.anchor.y + x * sine + y * cosine)
    }
    left = corners.map(\.x).min() ?? 0
    right = corners.map(\.x).max() ?? 0
  }

  /// Whether the two overlap: no side of either has them on different sides.
  func meets(_ other: Line) -> Bool {
    for polygon in [corners, other.corners] {
      for (first, second) in zip(polygon, polygon.dropFirst() + polygon.prefix(1)) {
        let normal = Point(x: second.y - first.y, y: first.x - second.x)
        func reach(_ points: [Point]) -> (low: Double, high: Double) {
          let places = points.map { $0.x * normal.x + $0.y * normal.y }
          return (places.min() ?? 0, places.max() ?? 0)
        }
        let (mine, others) = (reach(corners), reach(other.corners))
        if mine.high <= others.low || others.high <= mine.low { return false }
      }
    }
    return true
  }
}

extension Rectangle {
  fileprivate func holds(_ point: Point) -> Bool {
    minX <= point.x && point.x <= maxX && minY <= point.y && point.y <= maxY
  }
}
