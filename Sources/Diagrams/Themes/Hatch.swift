import Scenes

/// A pattern of lines that tells faces apart where colours cannot.
public enum Hatch: Hashable, Sendable {
  /// Lines that rise to the right.
  case rising
  /// Lines that fall to the right.
  case falling
  case horizontal
  case vertical
  /// Rising and falling lines.
  case crossed
  /// Horizontal and vertical lines.
  case grid

  /// The pattern inside a convex polygon as one path of lines.
  ///
  /// Lines lie on a raster that is fixed on the page, so that neighbouring faces match.
  ///
  /// - Parameter spacing: the distance of two lines in points.
  func lines(in polygon: [Point], spacing: Double, stroke: Stroke) -> Element {
    let steps = directions.flatMap { direction in
      Hatch.segments(of: polygon, along: direction, spacing: spacing)
    }
    return .path(PathShape(path: Path(steps), stroke: stroke))
  }

  /// The directions of the lines, of length 1; y is down.
  private var directions: [Point] {
    let diagonal = 0.5.squareRoot()
    let rising = Point(x: diagonal, y: -diagonal)
    let falling = Point(x: diagonal, y: diagonal)
    let (across, down) = (Point(x: 1, y: 0), Point(x: 0, y: 1))
    return switch self {
    case .rising: [rising]
    case .falling: [falling]
    case .horizontal: [across]
    case .vertical: [down]
    case .crossed: [rising, falling]
    case .grid: [across, down]
    }
  }

  /// The parts inside a convex polygon of the lines at whole multiples of `spacing`.
  private static func segments(
    of polygon: [Point], along direction: Point, spacing: Double
  ) -> [Path.Step] {
    // Across: the distance of a point from the line through the origin.
    func across(_ point: Point) -> Double { point.y * direction.x - point.x * direction.y }
    guard spacing > 0, let low = polygon.map(across).min(), let high = polygon.map(across).max(),
      high - low < spacing * 5_000
    else { return [] }
    var steps: [Path.Step] = []
    var place = (low / spacing).rounded(.up) * spacing
    while place < high {
      let hits = zip(polygon, polygon.dropFirst() + polygon.prefix(1)).compactMap {
        first, second -> Point? in
        let (start, end) = (across(first), across(second))
        guard (start < place) != (end < place) else { return nil }
        let share = (place - start) / (end - start)
        return Point(
          x: first.x + (second.x - first.x) * share, y: first.y + (second.y - first.y) * share)
      }
      if hits.count == 2 { steps += [.move(hits[0]), .line(hits[1])] }
      place += spacing
    }
    return steps
  }
}
