import ModelDescription
import Scenes

/// A compact layered graph for large networks.
public struct GraphFigure: FigureStyle {
  /// What is drawn as one.
  public enum Folding: String, Sendable, CaseIterable {
    case none
    /// Repeated blocks in a row.
    case blocks
    /// Everything between two changes of size.
    case stages
  }

  /// The size of a page to fold columns into.
  public enum Fit: Hashable, Sendable {
    case a4, slide, column
    case size(Size)
  }

  public var folding: Folding
  public var fit: Fit?

  public init(folding: Folding = .blocks, fit: Fit? = nil) {
    self.folding = folding
    self.fit = fit
  }

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    throw .nothingToDraw(style: "GraphFigure", what: "figure yet")
  }
}
