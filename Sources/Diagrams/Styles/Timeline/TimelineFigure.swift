import ModelDescription
import Scenes

/// What each layer costs: parameters, multiply-accumulates, memory.
public struct TimelineFigure: FigureStyle {
  public init() {}

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    throw .nothingToDraw(style: "TimelineFigure", what: "figure yet")
  }
}
