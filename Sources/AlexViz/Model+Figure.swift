import Canvas
import Diagrams
import ModelDescription

extension Model {
  /// Draws the model in a style and writes the picture to a file.
  ///
  ///     try model.draw(VolumesFigure(), to: "AlexNet.pdf")
  ///
  /// - Parameters:
  ///   - style: the kind of figure, such as `BlocksFigure()`.
  ///   - path: the file; its ending says what is written. Missing folders are made.
  ///   - dpi: dots an inch of a PNG.
  /// - Returns: what should be known about the figure, such as that texts came out very small.
  /// - Throws: `FigureError` where the style cannot draw such a model, `CanvasError` where the file
  ///   cannot be written.
  @discardableResult
  public func draw(
    _ style: some FigureStyle, to path: String, options: FigureOptions = FigureOptions(),
    dpi: Double = 200
  ) throws -> [String] {
    let format = try OutputFormat(path: path)
    let figure = try Figure(
      of: self, style: style, name: name, options: options, measuring: PangoTextMeasurer())
    try Canvas.write(figure.scene, to: path, as: format, dpi: dpi)
    return figure.warnings
  }
}
