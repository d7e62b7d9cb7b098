import Scenes

/// One node of a diagram, ready to be put in its place.
struct NodeDrawing {
  /// The size that the layout keeps free, in points.
  let size: Size

  /// The drawing, around its middle at (0, 0).
  let elements: [Element]
}

extension Element {
  /// The element moved by an offset in points.
  func moved(x dx: Double, y dy: Double) -> Element {
    switch self {
    case .box(var box):
      box.frame = box.frame.offset(x: dx, y: dy)
      return .box(box)
    case .text(var text):
      text.anchor = Point(x: text.anchor.x + dx, y: text.anchor.y + dy)
      return .text(text)
    case .arrow(var arrow):
      arrow.points = arrow.points.map { Point(x: $0.x + dx, y: $0.y + dy) }
      return .arrow(arrow)
    case .picture(var picture):
      picture.frame = picture.frame.offset(x: dx, y: dy)
      return .picture(picture)
    case .group(var group):
      group.elements = group.elements.map { $0.moved(x: dx, y: dy) }
      return .group(group)
    case .path(var shape):
      shape.path.steps = shape.path.steps.map { $0.moved(x: dx, y: dy) }
      return .path(shape)
    }
  }
}

extension Path.Step {
  fileprivate func moved(x dx: Double, y dy: Double) -> Path.Step {
    func moved(_ point: Point) -> Point { Point(x: point.x + dx, y: point.y + dy) }
    switch self {
    case .move(let point): return .move(moved(point))
    case .line(let point): return .line(moved(point))
    case .curve(let first, let second, let end):
      return .curve(moved(first), moved(second), moved(end))
    case .close: return .close
    }
  }
}
