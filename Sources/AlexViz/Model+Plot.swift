import Canvas
import Diagrams
import ModelDescription

extension Model {
  /// Draws the model as Keras's `plot_model` does and writes the picture to a file.
  ///
  /// - Parameters:
  ///   - path: the file; its ending says whether it becomes PNG, SVG or PDF. Missing folders are
  ///     made.
  ///   - dpi: dots an inch of a PNG; Keras's own if `nil`: 200 for the look of Keras 3, 96 for
  ///     that of Keras 2.
  public func plot(
    to path: String, showShapes: Bool = false, showDtype: Bool = false,
    showLayerNames: Bool? = nil, showLayerActivations: Bool = false, showTrainable: Bool = false,
    rankdir: Direction = .topToBottom, dpi: Double? = nil, look: PlotModelOptions.Look = .keras3
  ) throws(CanvasError) {
    let options = PlotModelOptions(
      look: look, showShapes: showShapes, showDtype: showDtype, showLayerNames: showLayerNames,
      showLayerActivations: showLayerActivations, showTrainable: showTrainable, direction: rankdir)
    let format = try OutputFormat(path: path)
    let scene = PlotModelDiagram.scene(
      of: self, options: options, measuring: PangoTextMeasurer())
    try Canvas.write(scene, to: path, as: format, dpi: dpi ?? look.dpi)
  }
}
