import CommandLineOptions

/// A length on paper in points, as the command line writes it: `3.33in`, `85mm`, `8.5cm`, `240pt`.
enum Length {
  private static let units: [(String, Double)] = [
    ("in", 72), ("mm", 72 / 25.4), ("cm", 72 / 2.54), ("pt", 1),
  ]

  /// A length between a quarter of an inch and 200 inches.
  static let type = ValueType<Double>(placeholder: "LENGTH", text: { "\($0)pt" }) {
    text throws(ValueProblem) in
    guard let points = points(text), (18...14_400).contains(points) else {
      throw .wanted("a length such as 3.33in, 85mm or 240pt, at least 0.25in and at most 200in")
    }
    return points
  }

  /// The points of a text; a number without a unit counts inches.
  static func points(_ text: String) -> Double? {
    for (unit, factor) in units where text.hasSuffix(unit) {
      return Double(text.dropLast(unit.count)).map { $0 * factor }
    }
    return Double(text).map { $0 * 72 }
  }
}
