import Scenes

/// A photograph beside what several methods find in it.
public enum ExplanationFigure {
  /// How the figure is set.
  public struct Options: Hashable, Sendable {
    /// The number of panels in a row; `nil` for what is even.
    public var columns: Int?

    /// The width that the figure comes close to, in points.
    public var width: Int
    public var language: CaptionLanguage

    public init(columns: Int? = nil, width: Int = 1200, language: CaptionLanguage = .english) {
      self.columns = columns
      self.width = width
      self.language = language
    }
  }

  /// The page as a scene, in which one point is one pixel at 72 dpi.
  ///
  /// - Parameters:
  ///   - photograph: what the network sees, in any size and in the photograph's own proportions.
  ///   - inputWidth: the width and height of the picture in the network's pixels.
  public static func scene(
    of explanations: [Explanation], unit: ExplainedUnit, photograph: Raster, inputWidth: Int,
    inputHeight: Int, header: FeatureMapHeader, options: Options = Options(),
    style: FeatureMapStyle = FeatureMapStyle(), measuring: any TextMeasuring
  ) -> Scene {
    ExplanationLayout(
      panels: explanations.map(ExplanationPanel.init), unit: unit, photograph: photograph,
      inputWidth: inputWidth, inputHeight: inputHeight, header: header, options: options,
      style: style, typesetting: Typesetting(measuring: measuring)
    ).scene()
  }
}
