import Scenes

/// A frame around what a number sees, light within dark, so that it is seen on any photograph.
package enum FieldFrame {
  package static func elements(around field: Rectangle) -> [Element] {
    [
      .box(Box(frame: field.inset(by: 0.5), stroke: Stroke(color: .black.opacity(0.5), width: 3))),
      .box(Box(frame: field.inset(by: 0.5), stroke: Stroke(color: .white, width: 1))),
    ]
  }
}
