import Scenes

/// One node of a diagram, ready to be put in its place.
struct NodeDrawing {
  /// The size that the layout keeps free, in points.
  let size: Size

  /// The drawing, around its middle at (0, 0).
  let elements: [Element]
}
