import Scenes

/// Where the maps of a grid lie, in whole pixels from the grid's corner.
struct GridGeometry: Hashable {
  let count: Int
  let columns: Int

  /// The side of a square that one value of a map fills.
  let factor: Int

  /// The size of an enlarged map.
  let mapWidth: Int
  let mapHeight: Int

  let gap: Int

  /// The height below each map that its number takes; 0 without numbers.
  let labelHeight: Int

  var rows: Int { (count + columns - 1) / columns }
  var width: Int { columns * (mapWidth + gap) - gap }
  var height: Int { rows * (mapHeight + labelHeight + gap) - gap }

  /// The place of the map that comes at `index`.
  func frame(_ index: Int) -> Rectangle {
    Rectangle(
      x: Double(index % columns * (mapWidth + gap)),
      y: Double(index / columns * (mapHeight + labelHeight + gap)),
      width: Double(mapWidth), height: Double(mapHeight))
  }
}

extension GridGeometry {
  /// What a grid has to hold, and in what space.
  struct Demand {
    var count: Int
    var mapWidth: Int
    var mapHeight: Int

    /// The width that the grid comes close to. It may grow an eighth beyond; more only where
    /// even the smallest maps do not fit in a grid of fair proportions.
    var width: Int
    var columns: Int?

    /// The width that the numbers below the maps need, and their height; 0 without.
    var labelWidth = 0
    var labelHeight = 0
  }

  /// The compact grid: of all whole enlargements and numbers of columns the one that comes
  /// closest to the width wanted, to proportions between 1 : 1 and 4 : 3, and to a full last row.
  init(fitting demand: Demand, style: FeatureMapStyle) {
    let side = max(demand.mapWidth, demand.mapHeight)
    let wantedWidth = max(style.smallestMap, demand.labelWidth)
    let least = max(1, (wantedWidth + demand.mapWidth - 1) / demand.mapWidth)
    let largest = side == 1 ? style.largestStripCell : style.largestMap
    let most = max(least, largest / side)
    var best = GridGeometry(demand, columns: demand.columns ?? 1, factor: least, style: style)
    var lowestCost = Double.infinity
    for factor in least...most {
      for columns in GridGeometry.columns(demand, factor: factor, isLeast: factor == least, style) {
        let grid = GridGeometry(demand, columns: columns, factor: factor, style: style)
        let cost = grid.cost(demand)
        if cost < lowestCost { (best, lowestCost) = (grid, cost) }
      }
    }
    self = best
  }

  /// A layer of single numbers: cells without labels in rows of a round number.
  init(strip count: Int, width: Int, columns: Int?, style: FeatureMapStyle) {
    let perRow =
      switch count {
      case ..<33: count
      case 100... where count % 100 == 0: count > 500 ? 100 : 50
      case 2048...: 128
      default: 64
      }
    let columns = min(max(columns ?? perRow, 1), count)
    let gap = 1
    let cell = min(max((width + gap) / columns - gap, 2), style.largestStripCell)
    self.init(
      count: count, columns: columns, factor: cell, mapWidth: cell, mapHeight: cell, gap: gap,
      labelHeight: 0)
  }

  private init(_ demand: Demand, columns: Int, factor: Int, style: FeatureMapStyle) {
    let mapWidth = demand.mapWidth * factor
    self.init(
      count: demand.count, columns: min(max(columns, 1), demand.count), factor: factor,
      mapWidth: mapWidth, mapHeight: demand.mapHeight * factor, gap: style.gap(mapWidth: mapWidth),
      labelHeight: demand.labelHeight)
  }

  /// The numbers of columns worth a look at one enlargement.
  private static func columns(
    _ demand: Demand, factor: Int, isLeast: Bool, _ style: FeatureMapStyle
  ) -> Range<Int> {
    let mapWidth = demand.mapWidth * factor
    let gap = style.gap(mapWidth: mapWidth)
    let fitting = (demand.width * 9 / 8 + gap) / (mapWidth + gap)
    if let columns = demand.columns {
      let wanted = min(max(columns, 1), demand.count)
      return isLeast || wanted <= fitting ? wanted..<wanted + 1 : 0..<0
    }
    let most = min(demand.count, isLeast ? max(2 * fitting, 16) : max(fitting, 1))
    return 1..<most + 1
  }

  /// How far the grid is from what is wanted. Where the columns are given only its width counts;
  /// proportions that no choice of columns mends must not make the maps small.
  private func cost(_ demand: Demand) -> Double {
    let widthCost = abs(Double(width) / Double(demand.width) - 1)
    guard demand.columns == nil else { return widthCost }
    let aspect = Double(width) / Double(height)
    let aspectCost = aspect < 1 ? 1 / aspect - 1 : max(0, aspect * 3 / 4 - 1)
    let blanks = Double(rows * columns - count) / Double(count)
    return widthCost + min(aspectCost, 1) + blanks / 2
  }
}
