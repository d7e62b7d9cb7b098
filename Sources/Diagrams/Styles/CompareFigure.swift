import ModelDescription
import Scenes

/// Models side by side with what differs marked.
public struct CompareFigure: FigureStyle {
  /// The names of all models, that of the drawn one first.
  public var names: [String]

  /// The models beside the one that is drawn.
  public var others: [Model]

  public init(names: [String], others: [Model]) {
    self.names = names
    self.others = others
  }

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    throw .nothingToDraw(style: "CompareFigure", what: "figure yet")
  }
}
