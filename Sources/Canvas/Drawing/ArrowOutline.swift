import Scenes

/// An arrow taken apart into what is drawn: the same in every format.
struct ArrowOutline {
  /// The line, corners rounded, up to the base of the head.
  let stem: Path

  /// The three corners of the head, tip first; empty for a plain line.
  let head: [Point]

  init(_ arrow: Arrow) {
    var points = arrow.points
    var head: [Point] = []
    if arrow.headLength > 0, points.count >= 2 {
      let tip = points[points.count - 1]
      let before = points[points.count - 2]
      let distance = before.distance(to: tip)
      if distance > 0 {
        let length = min(arrow.headLength, distance)
        let base = tip.moved(toward: before, by: length)
        let along = Point(x: (tip.x - before.x) / distance, y: (tip.y - before.y) / distance)
        let half = arrow.headWidth / 2
        head = [
          tip,
          Point(x: base.x - along.y * half, y: base.y + along.x * half),
          Point(x: base.x + along.y * half, y: base.y - along.x * half),
        ]
        points[points.count - 1] = base
      }
    }
    self.head = head
    stem = ArrowOutline.line(through: points, cornerRadius: arrow.cornerRadius)
  }

  /// A line whose corners are quarter circles, smaller where a stretch is short.
  private static func line(through points: [Point], cornerRadius: Double) -> Path {
    guard cornerRadius > 0, points.count > 2 else { return Path(polygon: points, closed: false) }
    var steps: [Path.Step] = [.move(points[0])]
    for index in 1..<points.count - 1 {
      let corner = points[index]
      let before = points[index - 1]
      let after = points[index + 1]
      let radius = min(
        cornerRadius, corner.distance(to: before) / 2, corner.distance(to: after) / 2)
      guard radius > 0 else { continue }
      let handle = radius * (1 - circleHandle)
      steps.append(.line(corner.moved(toward: before, by: radius)))
      steps.append(
        .curve(
          corner.moved(toward: before, by: handle), corner.moved(toward: after, by: handle),
          corner.moved(toward: after, by: radius)))
    }
    steps.append(.line(points[points.count - 1]))
    return Path(steps)
  }
}

/// The distance of a control point from the end of a quarter circle of radius 1: 4/3 (√2 − 1).
let circleHandle = 0.5522847498

extension Point {
  func distance(to other: Point) -> Double {
    let dx = other.x - x
    let dy = other.y - y
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The point at that distance from here on the way to another.
  func moved(toward other: Point, by distance: Double) -> Point {
    let share = distance / self.distance(to: other)
    return Point(x: x + (other.x - x) * share, y: y + (other.y - y) * share)
  }
}
