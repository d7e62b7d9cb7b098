import ModelDescription
import Scenes

/// Stacks of feature maps with receptive patches, as LeCun et al. 1998 drew LeNet-5.
public struct LeNetFigure: FigureStyle {
  /// Chooses the places of the patches.
  public var seed: UInt64

  public init(seed: UInt64 = 1998) {
    self.seed = seed
  }

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    throw .nothingToDraw(style: "LeNetFigure", what: "figure yet")
  }
}
