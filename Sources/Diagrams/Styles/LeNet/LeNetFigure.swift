import ModelDescription
import Scenes

/// Stacks of feature maps with receptive patches, as LeCun et al. 1998 drew LeNet-5 in figure 2.
///
/// Each layer is a stack of at most twelve maps, `96@55×55` above it, or a strip of units along the
/// diagonal. A patch on the front map shows what the next layer's kernel or pool covers, true to the
/// map's size; two lines lead from it to the place that it makes in the next stack. What happens
/// stands below the gap. Sides go with the square root of sizes. A chain that is longer than the
/// page continues in another row.
public struct LeNetFigure: FigureStyle {
  public static let name = "lenet"

  /// Chooses the places of the patches.
  public var seed: UInt64

  /// The width of a row, in ems, where the page is as wide as the figure needs.
  private static let naturalWidth = 96.0

  /// The sides of the largest maps that are tried, in ems.
  private static let sides = [8, 7, 6, smallestSide]
  private static let smallestSide = 5.0

  public init(seed: UInt64 = 1998) {
    self.seed = seed
  }

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    let chain = try FigureGraph(model).chain(for: LeNetFigure.name)
    let sizes = chain.map(\.shape.dimensions).filter { $0.count == 4 }
    guard sizes.contains(where: { $0[1] != nil && $0[2] != nil }) else {
      throw .noFeatureMaps(style: LeNetFigure.name)
    }
    let rows = rows(LeNetItems(chain: chain, model: model, sheet: sheet), sheet: sheet)
    return LeNetDrawing(rows: rows, seed: seed, sheet: sheet).elements(of: model)
  }

  /// One row with as many words as fit; else as few rows as can be, with maps for the height.
  private func rows(_ items: LeNetItems, sheet: Sheet) -> LeNetRows {
    let width = sheet.width ?? LeNetFigure.naturalWidth * sheet.fontSize
    let height = sheet.height ?? .infinity
    func rows(_ side: Double, _ wording: LeNetItem.Wording) -> LeNetRows {
      LeNetRows(items.items(side: side, wording: wording), width: width, sheet: sheet)
    }
    func fits(_ rows: LeNetRows) -> Bool { rows.size.width <= width && rows.size.height <= height }
    for side in LeNetFigure.sides {
      for wording in LeNetItem.Wording.allCases {
        let candidate = rows(side, wording)
        if candidate.rows.count == 1, fits(candidate) { return candidate }
      }
    }
    let candidates = LeNetFigure.sides.dropFirst().map { rows($0, .name) }
    return candidates.filter(fits).min { $0.rows.count < $1.rows.count }
      ?? rows(LeNetFigure.smallestSide, .name)
  }
}
