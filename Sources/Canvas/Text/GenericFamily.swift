import Scenes

/// What kind of letters a font has, for programs that may not have the font itself.
enum GenericFamily: String {
  case sansSerif = "sans-serif"
  case serif
  case monospace

  /// The kind that the names of the families speak of.
  init(of font: Font) {
    let names = font.family.lowercased()
    if names.contains("mono") || names.contains("courier") {
      self = .monospace
    } else if names.contains("serif") && !names.contains("sans") || names.contains("times") {
      self = .serif
    } else {
      self = .sansSerif
    }
  }
}
