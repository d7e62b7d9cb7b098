import Scenes

/// The upper edge of a page that cuts off what lies above it.
struct PageEdge {
  /// The edge; nothing is cut where it is infinitely far up.
  let y: Double

  /// The part of a polygon below the edge.
  func cut(_ polygon: [Point]) -> [Point] {
    zip(polygon, polygon.dropFirst() + polygon.prefix(1)).flatMap { first, second -> [Point] in
      let inside = first.y >= y ? [first] : []
      guard (first.y < y) != (second.y < y) else { return inside }
      return inside + [crossing(first, second)]
    }
  }

  /// The outline of a polygon as far as it lies below the edge, without a line along the edge.
  func outline(_ polygon: [Point]) -> Path {
    guard polygon.contains(where: { $0.y < y }) else { return Path(polygon: polygon) }
    let sides = zip(polygon, polygon.dropFirst() + polygon.prefix(1))
    return Path(
      sides.flatMap { first, second -> [Path.Step] in
        switch (first.y < y, second.y < y) {
        case (true, true): []
        case (false, false): [.move(first), .line(second)]
        case (true, false): [.move(crossing(first, second)), .line(second)]
        case (false, true): [.move(first), .line(crossing(first, second))]
        }
      })
  }

  private func crossing(_ first: Point, _ second: Point) -> Point {
    let share = (y - first.y) / (second.y - first.y)
    return Point(x: first.x + (second.x - first.x) * share, y: y)
  }
}
