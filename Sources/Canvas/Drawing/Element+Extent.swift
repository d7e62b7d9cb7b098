import Scenes

extension Element {
  /// The elements without their groups, from back to front.
  static func flatten(_ elements: [Element]) -> [Element] {
    elements.flatMap { element in
      if case .group(let group) = element { flatten(group.elements) } else { [element] }
    }
  }

  /// The heights in points between which everything of the element lies, with some to spare;
  /// `nil` if nothing is to be seen.
  func verticalExtent(shaper: TextShaper) -> ClosedRange<Double>? {
    switch self {
    case .box(let box):
      return range(from: [box.frame.minY, box.frame.maxY], margin: box.stroke?.width ?? 0)
    case .path(let shape):
      // A mitred corner reaches at most ten half widths beyond the path.
      return range(
        from: shape.path.steps.flatMap(\.points).map(\.y), margin: 5 * (shape.stroke?.width ?? 0))
    case .arrow(let arrow):
      let margin = max(5 * arrow.stroke.width, arrow.headWidth)
      return range(from: arrow.points.map(\.y), margin: margin)
    case .picture(let picture):
      return range(from: [picture.frame.minY, picture.frame.maxY], margin: 0)
    case .text(let text):
      // Glyphs may reach out of their line a little: one size more on every side.
      let pieces = text.runs.map { shaper.shape($0.string, font: $0.font).metrics }
      let size = text.runs.map(\.font.size).max() ?? 0
      let height = max(pieces.map(\.ascent).max() ?? 0, pieces.map(\.descent).max() ?? 0) + size
      guard text.rotation != 0 else { return range(from: [text.anchor.y], margin: height) }
      let width = pieces.reduce(0) { $0 + $1.width }
      return range(from: [text.anchor.y], margin: width + height)
    case .group:
      return nil
    }
  }

  private func range(from heights: [Double], margin: Double) -> ClosedRange<Double>? {
    guard let top = heights.min(), let bottom = heights.max(), top.isFinite, bottom.isFinite,
      margin.isFinite
    else { return nil }
    return top - abs(margin) - 1...bottom + abs(margin) + 1
  }
}
