import ModelDescription
import Scenes

/// The second figure of Krizhevsky et al. 2012 for any chain of layers: one tower of oblique slabs
/// for each group of channels, from left to right.
///
/// The input feeds all towers. A cube in each slab is the next layer's kernel; from its end a
/// pyramid leads to a point of the next slab, into other towers only where the layer reads the
/// channels of all. Dense layers are bars. Pools, as words below the slabs that they read, have no
/// slabs; normalisation and dropout are not drawn. A single tower that is longer than the page
/// continues in another row.
///
/// What the figure of AlexNet has unlike the printed one, besides the drawing itself:
/// - The input is 227 × 227 × 3 instead of 224 × 224 × 3, from which kernels of 11 with a stride of
///   4 make 55; `Edition.asPrinted` says 224.
/// - The upper tower is whole; `Edition.asPrinted` cuts its top off as the paper does.
/// - A cube's share of its slab is the kernel's share of the maps that it reads, after pooling: 5 of
///   27 where the paper puts the kernel into the 55 × 55 maps before it.
/// - Sides, thicknesses and bars each go with the square root of their numbers.
/// - Each tower has all of its numbers and words.
///
/// Of the counts in the paper's caption, 253,440 for the first layer is 55 · 48 · 96, where
/// 55 · 55 · 96 = 290,400 is meant. The others agree with the figure as printed: 150,528 = 224 · 224 · 3; 186,624
/// = 27 · 27 · 256; 64,896 = 13 · 13 · 384, twice; 43,264 = 13 · 13 · 256; 4096, 4096, 1000.
public struct TwoGPUFigure: FigureStyle {
  public static let name = "two-gpu"

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
    let towers = try Towers(try FigureGraph(model).chain(for: TwoGPUFigure.name))
    guard towers.columns.contains(where: { $0.height != nil && $0.width != nil }) else {
      throw .noFeatureMaps(style: TwoGPUFigure.name)
    }
    let words = TowerWords(edition: edition, language: sheet.language)
    let layouts = TowerLayout.Spacing.choices.map {
      TowerLayout(towers, words: words, spacing: $0, sheet: sheet)
    }
    let fitting = layouts.filter {
      $0.size.width <= sheet.width ?? .infinity && $0.size.height <= sheet.height ?? .infinity
    }
    let fewest = fitting.min { $0.rowStarts.count < $1.rowStarts.count }
    guard let layout = fewest ?? layouts.last else { return [] }
    return TowerDrawing(layout: layout, edge: pageEdge(of: layout), sheet: sheet)
      .elements(of: model)
  }

  /// The edge at which the upper tower is cut: only the tallest slab reaches over it.
  private func pageEdge(of layout: TowerLayout) -> PageEdge {
    let tops = Set(layout.slabs.compactMap(\.first?.top)).sorted()
    guard edition == .asPrinted, layout.towers.count > 1, tops.count > 1 else {
      return PageEdge(y: -.infinity)
    }
    return PageEdge(y: tops[1])
  }
}
