import CCairo
import Scenes

/// Makes text into glyphs: without hinting, so that lines measure the same at every resolution,
/// and with one unit to the point.
///
/// Pango's objects belong to one thread at a time; `TextShapers` hands the shapers out.
final class TextShaper {
  private let map: OpaquePointer
  private let context: OpaquePointer
  private var descriptions: [Font: OpaquePointer] = [:]
  private var pieces: [Piece: ShapedText] = [:]

  private struct Piece: Hashable {
    var string: String
    var font: Font
  }

  /// So many pieces are kept; one more, and all are forgotten.
  private static let pieceLimit = 4096

  /// Beyond it, lines no longer fit Pango's whole numbers.
  private static let largestSize = 10_000.0

  init() {
    map = pango_cairo_font_map_new()
    context = pango_font_map_create_context(map)
    let options = cairo_font_options_create()
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    // Fixed, so that the choice of fonts does not depend on the user's environment.
    pango_context_set_language(context, pango_language_from_string("en"))
  }

  deinit {
    pieces.removeAll()
    for description in descriptions.values { pango_font_description_free(description) }
    g_object_unref(UnsafeMutableRawPointer(context))
    g_object_unref(UnsafeMutableRawPointer(map))
  }

  /// The glyphs and measures of a line in one font.
  func shape(_ string: String, font: Font) -> ShapedText {
    let piece = Piece(string: string, font: font)
    if let known = pieces[piece] { return known }
    let layout: OpaquePointer = pango_layout_new(context)
    pango_layout_set_single_paragraph_mode(layout, 1)
    pango_layout_set_font_description(layout, description(of: font))
    var string = string
    string.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        guard let start = $0.baseAddress else { return }
        pango_layout_set_text(layout, start, Int32(clamping: $0.count))
      }
    }
    let shaped = ShapedText(layout: layout)
    if pieces.count >= TextShaper.pieceLimit { pieces.removeAll() }
    pieces[piece] = shaped
    return shaped
  }

  private func description(of font: Font) -> OpaquePointer {
    if let known = descriptions[font] { return known }
    let description: OpaquePointer = pango_font_description_new()
    pango_font_description_set_family(description, font.family)
    // Comparing so makes 0 of what is not a number.
    let size = font.size > 0 ? min(font.size, TextShaper.largestSize) : 0
    pango_font_description_set_absolute_size(description, size * Double(CCAIRO_PANGO_SCALE))
    pango_font_description_set_weight(
      description,
      Int32(font.bold ? CCAIRO_PANGO_WEIGHT_BOLD : CCAIRO_PANGO_WEIGHT_NORMAL))
    pango_font_description_set_style(
      description,
      Int32(font.italic ? CCAIRO_PANGO_STYLE_ITALIC : CCAIRO_PANGO_STYLE_NORMAL))
    descriptions[font] = description
    return description
  }
}
