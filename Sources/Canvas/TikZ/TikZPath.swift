import Scenes

/// Outlines in TikZ's words.
enum TikZPath {
  /// `(0,0) rectangle (10,5)`
  static func data(of frame: Rectangle) -> String {
    pair(Point(x: frame.minX, y: frame.minY)) + " rectangle "
      + pair(Point(x: frame.maxX, y: frame.maxY))
  }

  /// `(0,0) -- (10,0) .. controls (12,0) and (12,2) .. (12,4) -- cycle`
  static func data(of path: Path) -> String {
    var isOpen = false
    var parts: [String] = []
    for step in path.steps {
      switch step {
      case .move(let point):
        parts.append(pair(point))
        isOpen = true
      case .line(let point):
        parts.append((isOpen ? "-- " : "") + pair(point))
        isOpen = true
      case .curve(let first, let second, let end):
        parts.append(
          (isOpen ? "" : pair(first) + " ")
            + ".. controls \(pair(first)) and \(pair(second)) .. \(pair(end))")
        isOpen = true
      case .close:
        if isOpen { parts.append("-- cycle") }
        isOpen = false
      }
    }
    return parts.joined(separator: " ")
  }

  static func pair(_ point: Point) -> String {
    "(" + svgNumber(point.x) + "," + svgNumber(point.y) + ")"
  }
}
