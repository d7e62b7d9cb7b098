import ModelDescription
import Scenes

/// A finished figure: the page, and what its maker should know about it.
public struct Figure: Sendable {
  public let scene: Scene

  /// Sentences such as that texts came out too small to be read.
  public let warnings: [String]

  /// The smallest text that prints legibly, in points.
  static let legibleSize = 6.0

  /// The free border of the page in points.
  private static let margin = 6.0

  /// A figure that is drawn already.
  public init(scene: Scene, warnings: [String] = []) {
    self.scene = scene
    self.warnings = warnings
  }

  /// Draws a model in a style and puts the page around it: title above, caption below.
  ///
  /// Without a width or height the page is as large as the drawing. With one, the drawing is laid
  /// out for that room with ever smaller texts until it fits; where even texts of 6 points do not
  /// fit, it is reduced, and a warning says to what size.
  ///
  /// - Parameters:
  ///   - name: what the file's metadata call the model.
  public init(
    of model: Model, style: some FigureStyle, name: String,
    options: FigureOptions = FigureOptions(),
    measuring: any TextMeasuring
  ) throws(FigureError) {
    let page = FigurePage(options: options, margin: Figure.margin, measuring: measuring)
    let fitted = try page.fit { sheet throws(FigureError) in try style.draw(model, on: sheet) }
    scene = page.scene(
      fitted.elements, fontSize: fitted.fontSize, title: options.title ?? name,
      description: "\(name): \(model.layers.count) layers, "
        + "\(NumberText.grouped(model.parameterCount)) parameters.")
    let smallest = scene.elements.flatMap(\.texts).flatMap(\.runs).map(\.font.size).min()
    if let smallest, smallest < Figure.legibleSize - 0.05 {
      let size = (smallest * 10).rounded() / 10
      warnings = [
        "the smallest text is \(size) points high, below the \(Int(Figure.legibleSize)) that can be read "
          + "in print; a wider or higher page gives more room"
      ]
    } else {
      warnings = []
    }
  }
}
