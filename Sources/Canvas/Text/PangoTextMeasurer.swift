import Scenes

/// Measures text as it is drawn: in points, without hinting, the same at every resolution.
///
/// A font of size 14 has an em square of 14 points. Characters that the family lacks are taken
/// from another font, so Chinese has its true width in any family.
public struct PangoTextMeasurer: TextMeasuring, Sendable {
  /// Begins to look for the system's fonts, on another thread.
  public init() {
    TextShapers.prepare()
  }

  public func measure(_ string: String, font: Font) -> TextMetrics {
    TextShapers.withShaper { $0.shape(string, font: font).metrics }
  }
}
