extension Point {
  /// The point moved by an offset in points.
  package func moved(x dx: Double = 0, y dy: Double = 0) -> Point {
    Point(x: x + dx, y: y + dy)
  }
}

extension Element {
  /// The element moved by an offset in points.
  package func moved(x dx: Double = 0, y dy: Double = 0) -> Element {
    mapped(scale: 1, x: dx, y: dy)
  }

  /// The element with all coordinates and measures, texts included, multiplied by `scale`.
  package func scaled(by scale: Double) -> Element {
    mapped(scale: scale, x: 0, y: 0)
  }

  private func mapped(scale: Double, x dx: Double, y dy: Double) -> Element {
    func point(_ point: Point) -> Point {
      Point(x: point.x * scale + dx, y: point.y * scale + dy)
    }
    func frame(_ frame: Rectangle) -> Rectangle {
      let corner = point(Point(x: frame.x, y: frame.y))
      return Rectangle(
        x: corner.x, y: corner.y, width: frame.width * scale, height: frame.height * scale)
    }
    switch self {
    case .box(var box):
      box.frame = frame(box.frame)
      box.cornerRadius *= scale
      box.stroke = box.stroke?.scaled(by: scale)
      return .box(box)
    case .path(var shape):
      shape.path.steps = shape.path.steps.map { $0.mapped(point) }
      shape.stroke = shape.stroke?.scaled(by: scale)
      return .path(shape)
    case .arrow(var arrow):
      arrow.points = arrow.points.map(point)
      arrow.stroke = arrow.stroke.scaled(by: scale)
      arrow.headLength *= scale
      arrow.headWidth *= scale
      arrow.cornerRadius *= scale
      return .arrow(arrow)
    case .text(var text):
      text.anchor = point(text.anchor)
      for index in text.runs.indices { text.runs[index].font.size *= scale }
      return .text(text)
    case .picture(var picture):
      picture.frame = frame(picture.frame)
      return .picture(picture)
    case .group(var group):
      group.elements = group.elements.map { $0.mapped(scale: scale, x: dx, y: dy) }
      return .group(group)
    }
  }
}

extension Stroke {
  fileprivate func scaled(by scale: Double) -> Stroke {
    Stroke(color: color, width: width * scale, dashes: dashes.map { $0 * scale })
  }
}

extension Path.Step {
  fileprivate func mapped(_ map: (Point) -> Point) -> Path.Step {
    switch self {
    case .move(let point): .move(map(point))
    case .line(let point): .line(map(point))
    case .curve(let first, let second, let end): .curve(map(first), map(second), map(end))
    case .close: .close
    }
  }
}
