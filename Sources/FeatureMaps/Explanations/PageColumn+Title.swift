import Scenes

extension PageColumn {
  /// Adds a title, broken into two lines where it is too long for one.
  mutating func addTitle(_ title: String, style: FeatureMapStyle) {
    let lines = typesetting.wrapped(title, font: style.titleFont, limit: width).prefix(2)
    addLines(
      lines.map { typesetting.shortened($0, font: style.titleFont, limit: width) },
      font: style.titleFont, color: style.textColor)
  }
}
