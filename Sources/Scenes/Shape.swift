/// How an outline is drawn.
public struct Stroke: Hashable, Sendable {
  public var color: Color

  /// The width of the line in points.
  public var width: Double

  /// Lengths of dashes and gaps in points; empty for a solid line.
  public var dashes: [Double]

  public init(color: Color = .black, width: Double = 1, dashes: [Double] = []) {
    self.color = color
    self.width = width
    self.dashes = dashes
  }
}

/// The outline of a shape.
public struct Path: Hashable, Sendable {
  /// One step along an outline.
  public enum Step: Hashable, Sendable {
    case move(Point)
    case line(Point)
    /// A cubic Bézier curve over two control points to an end.
    case curve(Point, Point, Point)
    case close
  }

  public var steps: [Step]

  public init(_ steps: [Step]) {
    self.steps = steps
  }

  /// The path along the points.
  public init(polygon points: [Point], closed: Bool = true) {
    steps = points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) }
    if closed { steps.append(.close) }
  }
}

/// A path that is filled, outlined, or both: the fill first.
public struct PathShape: Hashable, Sendable {
  public var path: Path
  public var fill: Color?
  public var stroke: Stroke?

  public init(path: Path, fill: Color? = nil, stroke: Stroke? = nil) {
    self.path = path
    self.fill = fill
    self.stroke = stroke
  }
}

/// A rectangle that is filled, outlined, or both. The outline is centred on the border.
public struct Box: Hashable, Sendable {
  public var frame: Rectangle
  public var fill: Color?
  public var stroke: Stroke?

  /// The radius of the corners in points.
  public var cornerRadius: Double

  public init(
    frame: Rectangle, fill: Color? = nil, stroke: Stroke? = nil, cornerRadius: Double = 0
  ) {
    self.frame = frame
    self.fill = fill
    self.stroke = stroke
    self.cornerRadius = cornerRadius
  }
}

/// A line through points with a filled arrowhead at its end.
public struct Arrow: Hashable, Sendable {
  /// From the start to the tip of the head; at least two.
  public var points: [Point]
  public var stroke: Stroke

  /// The length of the head along the line, in points; 0 for a plain line.
  public var headLength: Double

  /// The width of the head across the line, in points.
  public var headWidth: Double

  /// The radius by which corners are rounded, in points.
  public var cornerRadius: Double

  public init(
    points: [Point], stroke: Stroke = Stroke(), headLength: Double = 10, headWidth: Double = 7,
    cornerRadius: Double = 0
  ) {
    self.points = points
    self.stroke = stroke
    self.headLength = headLength
    self.headWidth = headWidth
    self.cornerRadius = cornerRadius
  }
}
