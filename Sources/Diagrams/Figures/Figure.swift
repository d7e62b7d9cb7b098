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

  /// The page around a scene that is drawn already, as plot_model's is: title above, caption below;
  /// reduced where it is larger than a page that was asked for.
  ///
  /// - Parameter fontSize: the size of the scene's ordinary text in points.
  public init(
    around scene: Scene, fontSize: Double, options: FigureOptions, measuring: any TextMeasuring
  ) {
    let wishes: [Any?] = [options.title, options.caption, options.width, options.height]
    guard wishes.contains(where: { $0 != nil }) else {
      self.scene = scene
      warnings = []
      return
    }
    let page = FigurePage(options: options, margin: Figure.margin, measuring: measuring)
    self.scene = page.scene(
      scene.elements, fontSize: options.fontSize ?? fontSize, title: options.title ?? scene.title,
      description: scene.description)
    warnings = Figure.warnings(about: self.scene)
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
      description: "\(name): \(NumberText.counted(model.layers.count, "layer")), "
        + "\(NumberText.counted(model.parameterCount, "parameter")).")
    warnings = Figure.warnings(about: scene)
  }

  private static func warnings(about scene: Scene) -> [String] {
    let smallest = scene.elements.flatMap(\.texts).flatMap(\.runs).map(\.font.size).min()
    guard let smallest, smallest < legibleSize - 0.05 else { return [] }
    let size = (smallest * 10).rounded() / 10
    return [
      "the smallest text is \(size) points high, below the \(Int(legibleSize)) that can be read in "
        + "print; a wider or higher page gives more room"
    ]
  }
}
