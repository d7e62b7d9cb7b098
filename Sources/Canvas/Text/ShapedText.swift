import CCairo
import Scenes

/// A piece of text in one font, made into glyphs.
final class ShapedText {
  /// The measures of the piece in points.
  let metrics: TextMetrics

  private let layout: OpaquePointer

  /// Takes ownership of the layout.
  init(layout: OpaquePointer) {
    self.layout = layout
    var logical = PangoRectangle()
    pango_layout_get_extents(layout, nil, &logical)
    let scale = Double(CCAIRO_PANGO_SCALE)
    let ascent = Double(pango_layout_get_baseline(layout)) / scale
    metrics = TextMetrics(
      width: Double(logical.width) / scale, ascent: ascent,
      descent: Double(logical.height) / scale - ascent)
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(layout))
  }

  /// Calls the closure with the layout, for other wrappers of C libraries only.
  func withLayout(_ use: (OpaquePointer) -> Void) {
    use(layout)
  }
}
