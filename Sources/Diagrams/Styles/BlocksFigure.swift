import ModelDescription
import Scenes

/// One box a layer, as textbooks draw networks.
public struct BlocksFigure: FigureStyle {
  /// The labels of the boxes; the usual notation if `nil`.
  public var label: LabelPattern?

  /// Whether the notation is explained below.
  public var showsLegend: Bool

  public init(label: LabelPattern? = nil, showsLegend: Bool = true) {
    self.label = label
    self.showsLegend = showsLegend
  }

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    throw .nothingToDraw(style: "BlocksFigure", what: "figure yet")
  }
}
