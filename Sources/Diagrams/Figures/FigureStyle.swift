import ModelDescription
import Scenes

/// A kind of figure: how a model becomes a drawing. Each style is one value with its own options.
public protocol FigureStyle: Sendable {
  /// The word for the style in errors and on the command line.
  static var name: String { get }

  /// What the style draws of the model, anywhere on the plane; the page is put around it.
  ///
  /// Where the sheet says how much room there is, lay out for that room: fewer points for boxes and
  /// gaps, more rows. Texts keep the sheet's font size; when the drawing still comes out too large,
  /// it is asked for again with a smaller one.
  func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element]
}
