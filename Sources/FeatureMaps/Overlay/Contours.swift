import Scenes

/// Lines along which a field of numbers has one value: marching squares.
enum Contours {
  /// The parts of the line, each from one side of a square of the lattice to another; squares with a
  /// corner without a number are left out.
  ///
  /// - Parameters:
  ///   - field: the number at a place of the lattice.
  ///   - scale: the distance of neighbouring places in the drawing.
  static func path(
    at level: Float, columns: Int, rows: Int, scale: Double, field: (_ x: Int, _ y: Int) -> Float?
  ) -> Path {
    let lattice = (0..<rows).map { y in (0..<columns).map { x in field(x, y) } }
    var steps: [Path.Step] = []
    for y in 0..<max(rows - 1, 0) {
      for x in 0..<max(columns - 1, 0) {
        guard let topLeft = lattice[y][x], let topRight = lattice[y][x + 1],
          let bottomRight = lattice[y + 1][x + 1], let bottomLeft = lattice[y + 1][x]
        else { continue }
        let corners = [
          (Double(x), Double(y), topLeft), (Double(x + 1), Double(y), topRight),
          (Double(x + 1), Double(y + 1), bottomRight), (Double(x), Double(y + 1), bottomLeft),
        ]
        let crossings = (0..<4).compactMap { crossing(corners[$0], corners[($0 + 1) % 4], level) }
        for start in stride(from: 0, to: crossings.count - 1, by: 2) {
          let (from, to) = (crossings[start], crossings[start + 1])
          steps.append(.move(Point(x: from.x * scale, y: from.y * scale)))
          steps.append(.line(Point(x: to.x * scale, y: to.y * scale)))
        }
      }
    }
    return Path(steps)
  }

  /// Where the line meets a side, in proportion to its two numbers.
  private static func crossing(
    _ first: (x: Double, y: Double, value: Float), _ second: (x: Double, y: Double, value: Float),
    _ level: Float
  ) -> Point? {
    guard (first.value < level) != (second.value < level) else { return nil }
    let part = Double((level - first.value) / (second.value - first.value))
    return Point(
      x: first.x + (second.x - first.x) * part, y: first.y + (second.y - first.y) * part)
  }
}
