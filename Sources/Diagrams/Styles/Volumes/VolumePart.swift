import Scenes

/// A piece of the drawing with the places at which arrows meet it.
struct VolumePart {
  /// What is drawn, but for the caption.
  var elements: [Element]

  /// Lines of text below, which neighbours in a row have at one height.
  var caption: [Element] = []

  /// What `elements` cover.
  var body: Rectangle

  /// What the caption covers.
  var captionBounds: Rectangle?

  /// Where arrows end.
  var entry: Point

  /// Where arrows start.
  var exit: Point

  /// Where ways over the top end.
  var top: Point

  /// Whether ways part at the entry, so that no arrowhead belongs there.
  var isFork = false

  /// The corners of the first and the last side across the flow, for funnels.
  var firstSide: [Point] = []
  var lastSide: [Point] = []

  var bounds: Rectangle { captionBounds.map(body.union) ?? body }

  func moved(x dx: Double = 0, y dy: Double = 0) -> VolumePart {
    var part = self
    part.elements = elements.map { $0.moved(x: dx, y: dy) }
    part.caption = caption.map { $0.moved(x: dx, y: dy) }
    part.body = body.offset(x: dx, y: dy)
    part.captionBounds = captionBounds?.offset(x: dx, y: dy)
    part.entry = entry.moved(x: dx, y: dy)
    part.exit = exit.moved(x: dx, y: dy)
    part.top = top.moved(x: dx, y: dy)
    part.firstSide = firstSide.map { $0.moved(x: dx, y: dy) }
    part.lastSide = lastSide.map { $0.moved(x: dx, y: dy) }
    return part
  }

  /// The part with its caption lower by some points.
  func captionMoved(y dy: Double) -> VolumePart {
    var part = self
    part.caption = caption.map { $0.moved(y: dy) }
    part.captionBounds = captionBounds?.offset(y: dy)
    return part
  }
}
