import Scenes

/// One box in space, its axis at y = 0: the front is moved down and to the left by half its depth,
/// the back up and to the right.
struct VolumeSlab {
  /// Where the box starts along the axis.
  var x: Double

  var length: Double
  var height: Double

  /// By how much the back is moved to the right and up against the front.
  var depth: Double

  var category: LayerCategory

  /// Whether the last third has the colour of an activation.
  var hasBand: Bool

  var end: Double { x + length }

  /// The corners of the side across the flow at a place along the axis: front top, back top, back
  /// bottom, front bottom.
  func side(at place: Double) -> [Point] {
    let (half, shift) = (height / 2, depth / 2)
    return [
      Point(x: place - shift, y: shift - half), Point(x: place + shift, y: -shift - half),
      Point(x: place + shift, y: half - shift), Point(x: place - shift, y: half + shift),
    ]
  }

  var bounds: Rectangle {
    Rectangle(
      x: x - depth / 2, y: -(height + depth) / 2, width: length + depth, height: height + depth)
  }

  /// Where the axis enters the outline of the box.
  var entry: Point {
    Point(x: x - min(depth, height) / 2, y: 0)
  }

  /// The middle of the side that looks along the flow.
  var exit: Point { Point(x: end, y: 0) }

  func elements(on sheet: Sheet, projection: VolumesFigure.Projection) -> [Element] {
    let seam = hasBand ? x + length * 2 / 3 : end
    var elements = projection == .plotNeuralNet ? hiddenEdges(on: sheet) : []
    elements += piece(from: x, to: seam, category, sheet, projection)
    if hasBand { elements += piece(from: seam, to: end, .activation, sheet, projection) }
    return elements
  }

  /// Front, top and, where it is seen, the side along the flow.
  private func piece(
    from start: Double, to end: Double, _ category: LayerCategory, _ sheet: Sheet,
    _ projection: VolumesFigure.Projection
  ) -> [Element] {
    let (first, last) = (side(at: start), side(at: end))
    let front = [first[0], last[0], last[3], first[3]]
    let top = [first[0], first[1], last[1], last[0]]
    let isSolid = projection == .visualkeras
    let opacity = isSolid ? 1 : 0.8
    return sheet.face(front, category, opacity: opacity)
      + sheet.face(top, category, shade: isSolid ? 0.06 : 0, opacity: opacity)
      + sheet.face(last, category, shade: isSolid ? 0.14 : 0.05, opacity: opacity)
  }

  /// The three edges that meet in the corner farthest from the eye.
  private func hiddenEdges(on sheet: Sheet) -> [Element] {
    let (first, last) = (side(at: x), side(at: end))
    let path = Path([
      .move(first[1]), .line(first[2]), .line(first[3]), .move(first[2]), .line(last[2]),
    ])
    let color = sheet.theme[category].line
    return [
      .path(PathShape(path: path, stroke: sheet.stroke(color, scale: 0.7, dashes: [1.5, 1.5])))
    ]
  }
}
