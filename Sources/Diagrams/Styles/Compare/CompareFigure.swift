import ModelDescription
import Scenes

/// Models side by side, one column each, with what differs marked.
///
/// The rows are those of `ModelComparison`: layers that do the same stand beside each other.
/// Arrows run through the columns of chains; where ways part and meet, the column is a list. A box that differs from the leftmost of its row has
/// a second frame and a sign behind it, and the settings in question are inverted. Totals stand at
/// the foot. Long comparisons fold what is equal and go on in further panels to the right.
public struct CompareFigure: FigureStyle {
  public static let name = "compare"

  /// The names of all models, that of the drawn one first.
  public var names: [String]

  /// The models beside the one that is drawn.
  public var others: [Model]

  public init(names: [String], others: [Model]) {
    self.names = names
    self.others = others
  }

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    guard !others.isEmpty else {
      throw .missing(style: CompareFigure.name, what: "two models or more")
    }
    let models = [model] + others
    let titles = models.enumerated().map { index, model in
      index < names.count ? names[index] : model.name
    }
    let comparison = ModelComparison(of: models)
    var layout = CompareLayout.fitting(
      CompareContent(comparison: comparison, titles: titles, sheet: sheet))
    if let width = sheet.width, layout.width > width {
      layout = CompareLayout.fitting(
        CompareContent(comparison: comparison, titles: titles, sheet: sheet, isTight: true))
    }
    return CompareDrawing(layout: layout).elements()
  }
}
