import Scenes

/// A box in oblique view: the front is thickness × height, the width recedes to the upper right.
struct Slab {
  /// The lower left corner of the front.
  var corner: Point

  let thickness: Double
  let height: Double

  /// How far the back lies to the right of the front.
  let recession: Double

  /// How much a receding edge rises for each point to the right.
  static let rise = 0.72

  /// The height of front and receding edge together.
  static func fullHeight(height: Double, recession: Double) -> Double {
    height + recession * rise
  }

  /// A point of the box by its shares of the three sides, 0…1: along the thickness from the left,
  /// along the height from below, along the width from the front.
  func point(_ along: Double, _ up: Double, _ back: Double) -> Point {
    Point(
      x: corner.x + along * thickness + back * recession,
      y: corner.y - up * height - back * recession * Slab.rise)
  }

  var left: Double { corner.x }
  var right: Double { corner.x + thickness + recession }
  var top: Double { point(0, 1, 1).y }
  var bottom: Double { corner.y }

  /// The height of the middle of all that is seen of the box.
  var axis: Double { (top + bottom) / 2 }

  /// Where an arrow that leaves the box starts: on the edge at the right.
  var exit: Point { Point(x: right, y: min(axis, top + height)) }

  /// Where an arrow that comes `below` the axis ends: on the edge at the left.
  func entry(below: Double = 0) -> Point {
    Point(x: left, y: min(max(axis + below, bottom - height), bottom))
  }

  /// The three faces that are seen, each with how much darker it is than the paint.
  var faces: [(polygon: [Point], shade: Double)] {
    [
      ([point(0, 1, 0), point(0, 1, 1), point(1, 1, 1), point(1, 1, 0)], 0),
      ([point(1, 0, 0), point(1, 1, 0), point(1, 1, 1), point(1, 0, 1)], 0.16),
      ([point(0, 0, 0), point(0, 1, 0), point(1, 1, 0), point(1, 0, 0)], 0.06),
    ]
  }

  /// The cube of a kernel that reads this box: its places along height and width, and the corners
  /// of its end on the right face, clockwise from the lower front one.
  struct Cube {
    let up: ClosedRange<Double>
    let back: ClosedRange<Double>

    /// - Parameters:
    ///   - height: the kernel's share of the height.
    ///   - width: the kernel's share of the width.
    init(height: Double, width: Double) {
      func range(_ share: Double, around middle: Double) -> ClosedRange<Double> {
        let half = min(max(share, 0.04), 1) / 2
        let middle = min(max(middle, half), 1 - half)
        return (middle - half)...(middle + half)
      }
      up = range(height, around: 0.45)
      back = range(width, around: 0.7)
    }

    var corners: [(up: Double, back: Double)] {
      [
        (up.lowerBound, back.lowerBound), (up.upperBound, back.lowerBound),
        (up.upperBound, back.upperBound), (up.lowerBound, back.upperBound),
      ]
    }
  }

  /// The end of a cube on the right face.
  func end(of cube: Cube, along: Double = 1) -> [Point] {
    cube.corners.map { point(along, $0.up, $0.back) }
  }

  /// Where pyramids from the layer before end: on the left face, which is seen through the box.
  var target: Point { point(0, 0.52, 0.4) }
}
