import ModelDescription
import Scenes

/// The receptive field of each layer on a picture, true to scale.
public struct ReceptiveFigure: FigureStyle {
  /// The picture; a plain grid if `nil`.
  public var photograph: Raster?

  public init(photograph: Raster? = nil) {
    self.photograph = photograph
  }

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    throw .nothingToDraw(style: "ReceptiveFigure", what: "figure yet")
  }
}
