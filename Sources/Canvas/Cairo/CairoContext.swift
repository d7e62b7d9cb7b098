import CCairo
import Scenes

/// Draws on a surface: paths in, marks out.
final class CairoContext {
  private let context: OpaquePointer

  /// Draws on the surface, which the context keeps alive.
  init(_ surface: CairoSurface) {
    context = surface.withPointer { cairo_create($0) }
  }

  deinit {
    cairo_destroy(context)
  }

  /// Throws what went wrong since the beginning, if anything.
  func check() throws(CanvasError) {
    try CairoSurface.check(cairo_status(context))
  }

  // MARK: Coordinates

  func save() { cairo_save(context) }
  func restore() { cairo_restore(context) }
  func translate(x: Double, y: Double) { cairo_translate(context, x, y) }
  func scale(x: Double, y: Double) { cairo_scale(context, x, y) }
  func rotate(degrees: Double) { cairo_rotate(context, degrees * .pi / 180) }

  // MARK: Paths

  func add(_ rectangle: Rectangle) {
    cairo_rectangle(context, rectangle.x, rectangle.y, rectangle.width, rectangle.height)
  }

  func add(_ path: Path) {
    for step in path.steps {
      switch step {
      case .move(let point): cairo_move_to(context, point.x, point.y)
      case .line(let point): cairo_line_to(context, point.x, point.y)
      case .curve(let first, let second, let end):
        cairo_curve_to(context, first.x, first.y, second.x, second.y, end.x, end.y)
      case .close: cairo_close_path(context)
      }
    }
  }

  // MARK: Painting

  func setColor(_ color: Color) {
    cairo_set_source_rgba(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255,
      Double(color.alpha) / 255)
  }

  /// Replaces everything by the colour, or by nothing.
  func clear(to color: Color?) {
    cairo_save(context)
    cairo_set_operator(context, CAIRO_OPERATOR_SOURCE)
    cover(color ?? Color(red: 0, green: 0, blue: 0, alpha: 0))
    cairo_restore(context)
  }

  /// Covers everything with the colour.
  func cover(_ color: Color) {
    setColor(color)
    cairo_paint(context)
  }

  /// Fills the path in the colour and keeps it.
  func fill(_ color: Color) {
    setColor(color)
    cairo_fill_preserve(context)
  }

  /// Draws the outline of the path and keeps it.
  func outline(_ stroke: Stroke) {
    setColor(stroke.color)
    cairo_set_line_width(context, stroke.width)
    cairo_set_dash(context, stroke.dashes, Int32(stroke.dashes.count), 0)
    cairo_stroke_preserve(context)
  }

  /// Ends a document's page.
  func endPage() { cairo_show_page(context) }

  func clearPath() { cairo_new_path(context) }

  /// Draws the picture into the unit square, with blended or sharp pixels.
  func paint(_ surface: CairoSurface, width: Int, height: Int, smooth: Bool) {
    cairo_scale(context, 1 / Double(width), 1 / Double(height))
    surface.withPointer { cairo_set_source_surface(context, $0, 0, 0) }
    let pattern = cairo_get_source(context)
    cairo_pattern_set_filter(pattern, smooth ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST)
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
    cairo_rectangle(context, 0, 0, Double(width), Double(height))
    cairo_fill(context)
  }

  /// Draws a line of text with the left end of its baseline at the origin.
  func show(_ line: ShapedText) {
    cairo_move_to(context, 0, -line.metrics.ascent)
    line.withLayout { pango_cairo_show_layout(context, $0) }
    cairo_new_path(context)
  }
}
