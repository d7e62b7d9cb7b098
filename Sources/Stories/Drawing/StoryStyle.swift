import Diagrams
import Scenes

/// The fonts and colours of a story.
struct StoryStyle {
  let theme: Theme

  /// By how much texts are larger than on a poster.
  var scale = 1.0

  private var family: String { theme.fontFamily + ", WenQuanYi Micro Hei" }

  var titleFont: Font { Font(family: family, size: 28 * scale, bold: true) }
  var nameFont: Font { Font(family: family, size: 13 * scale, bold: true) }
  var textFont: Font { Font(family: family, size: 9.5 * scale) }
  var labelFont: Font { Font(family: family, size: 8 * scale) }
}
