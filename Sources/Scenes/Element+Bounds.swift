extension Text {
  /// The upright rectangle around the line, by the measures of its fonts.
  package func bounds(measuring: any TextMeasuring) -> Rectangle {
    let metrics = measuring.measure(runs)
    let share: Double =
      switch alignment {
      case .start: 0
      case .middle: 0.5
      case .end: 1
      }
    let line = Rectangle(
      x: anchor.x - share * metrics.width, y: anchor.y - metrics.ascent, width: metrics.width,
      height: metrics.height)
    return rotation == 0 ? line : line.turned(by: rotation, around: anchor)
  }
}

extension Element {
  /// The upright rectangle around everything that is drawn; `nil` for an empty group.
  package func bounds(measuring: any TextMeasuring) -> Rectangle? {
    switch self {
    case .box(let box):
      return box.frame.inset(by: -(box.stroke?.width ?? 0) / 2)
    case .path(let shape):
      let points = shape.path.steps.flatMap(\.points)
      return Rectangle(around: points)?.inset(by: -(shape.stroke?.width ?? 0) / 2)
    case .arrow(let arrow):
      let margin = arrow.headLength > 0 ? arrow.headWidth : arrow.stroke.width
      guard let line = Rectangle(around: arrow.points) else { return nil }
      return line.inset(by: -margin / 2)
    case .text(let text):
      return text.bounds(measuring: measuring)
    case .picture(let picture):
      return picture.frame
    case .group(let group):
      return Element.bounds(of: group.elements, measuring: measuring)
    }
  }

  /// The upright rectangle around all elements; `nil` if there is nothing to be seen.
  package static func bounds(
    of elements: [Element], measuring: any TextMeasuring
  ) -> Rectangle? {
    elements.reduce(nil) { bounds, element in
      guard let next = element.bounds(measuring: measuring) else { return bounds }
      return bounds?.union(next) ?? next
    }
  }

  /// All texts of the element, those in groups included.
  package var texts: [Text] {
    switch self {
    case .text(let text): [text]
    case .group(let group): group.elements.flatMap(\.texts)
    case .box, .path, .arrow, .picture: []
    }
  }
}

extension Rectangle {
  /// The smallest rectangle around points; `nil` if there are none.
  package init?(around points: [Point]) {
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
    else { return nil }
    self.init(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// The smallest upright rectangle around this one turned clockwise by degrees.
  fileprivate func turned(by degrees: Double, around center: Point) -> Rectangle {
    let (sine, cosine) = Turn.sineAndCosine(degrees: degrees)
    let corners = [
      Point(x: minX, y: minY), Point(x: maxX, y: minY), Point(x: minX, y: maxY),
      Point(x: maxX, y: maxY),
    ]
    let turned = corners.map { corner in
      let (dx, dy) = (corner.x - center.x, corner.y - center.y)
      return Point(x: center.x + dx * cosine - dy * sine, y: center.y + dx * sine + dy * cosine)
    }
    return Rectangle(around: turned) ?? self
  }
}

extension Path.Step {
  /// The end of the step and its control points: the outline stays inside their hull.
  package var points: [Point] {
    switch self {
    case .move(let point), .line(let point): [point]
    case .curve(let first, let second, let end): [first, second, end]
    case .close: []
    }
  }
}
