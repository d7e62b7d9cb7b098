import Scenes

/// The layers on a poster, one below the other, in the room that there is.
struct PosterRows {
  let rows: [PosterRow]

  /// The photograph and the maps of each, with photographs that are equally high.
  private let arrangements: [PictureArrangement]
  private let heights: [Double]
  private let pictureLeft: Double

  /// Beyond that, maps beside words would not become larger.
  private static let highest = 200.0

  /// Rows share a height that is no larger than the room in all, unless their words need more.
  ///
  /// - Parameter width: of each row.
  init(_ rows: [PosterRow], width: Double, room: Double) {
    self.rows = rows
    let share = room / Double(max(rows.count, 1))
    let isStacked = rows.contains(where: \.isStacked)
    let lowest = rows.map(\.lowestHeight).max() ?? 0
    let height = isStacked ? share : max(min(share, PosterRows.highest), lowest)
    let side = rows.map { $0.arrangement(height: height).photographHeight }.min() ?? 0
    arrangements = rows.map { $0.arrangement(height: height, photographHeight: side) }
    heights = zip(rows, arrangements).map { row, arrangement in
      isStacked ? row.height(arrangement) : height
    }
    pictureLeft = isStacked ? 0 : width - (arrangements.map(\.width).max() ?? 0)
  }

  var height: Double { heights.reduce(0, +) }

  /// The rows, where each begins, and the middles of their photographs.
  func elements(
    at corner: Point
  ) -> (elements: [Element], tops: [Double], centers: [Double]) {
    var (elements, tops, centers): ([Element], [Double], [Double]) = ([], [], [])
    var top = corner.y
    for (row, (arrangement, height)) in zip(rows, zip(arrangements, heights)) {
      let (drawn, center) = row.elements(
        at: Point(x: corner.x, y: top), arrangement, pictureLeft: pictureLeft)
      elements += drawn
      tops.append(top)
      centers.append(center)
      top += height
    }
    return (elements, tops, centers)
  }
}
