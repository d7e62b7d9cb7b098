import ModelDescription
import Scenes

/// Feature maps as boxes in space, channels as depth.
public struct VolumesFigure: FigureStyle {
  /// How space is shown on the page.
  public enum Projection: String, Sendable, CaseIterable {
    /// As PlotNeuralNet: the sides lead down and to the left.
    case plotNeuralNet = "plotneuralnet"
    /// As visualkeras: the sides lead up and to the right.
    case visualkeras
  }

  /// How numbers become lengths.
  public enum Scale: String, Sendable, CaseIterable {
    case linear
    case squareRoot = "sqrt"
    case logarithmic = "log"
  }

  public var projection: Projection
  public var scale: Scale

  public init(projection: Projection = .plotNeuralNet, scale: Scale = .squareRoot) {
    self.projection = projection
    self.scale = scale
  }

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    throw .nothingToDraw(style: "VolumesFigure", what: "figure yet")
  }
}
