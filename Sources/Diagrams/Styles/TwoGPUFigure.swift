import ModelDescription
import Scenes

/// The figure of Krizhevsky et al. 2012: two oblique towers of slabs.
public struct TwoGPUFigure: FigureStyle {
  /// Which numbers the figure shows.
  public enum Edition: String, Sendable, CaseIterable {
    /// The model's own sizes, nothing cropped.
    case corrected
    /// The paper's: an input of 224, the upper tower cropped.
    case asPrinted = "as-printed"
  }

  public var edition: Edition

  public init(edition: Edition = .corrected) {
    self.edition = edition
  }

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    throw .nothingToDraw(style: "TwoGPUFigure", what: "figure yet")
  }
}
