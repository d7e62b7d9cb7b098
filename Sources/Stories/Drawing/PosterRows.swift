import Scenes

/// The layers on a poster, one below the other, in the room that there is: with words beside pictures
/// or above them, whichever leaves more room for pictures.
struct PosterRows {
  private let rows: [PosterRow]

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
    let share = room / Double(max(rows.count, 1))
    let (rows, lowest) = PosterRows.lowest(rows, within: share)
    let height = max(min(share, PosterRows.highest), lowest)
    let stacked = rows.with(\.isStacked, true)
    let sides = (
      beside: PosterRows.photographHeight(of: rows, height: height),
      stacked: PosterRows.photographHeight(of: stacked, height: share)
    )
    let isStacked = sides.stacked > sides.beside
    self.rows = isStacked ? stacked : rows
    let arrangements = self.rows.map {
      $0.arrangement(
        height: isStacked ? share : height,
        photographHeight: isStacked ? sides.stacked : sides.beside)
    }
    heights = zip(self.rows, arrangements).map { row, arrangement in
      isStacked ? row.height(arrangement) : height
    }
    pictureLeft = isStacked ? 0 : width - (arrangements.map(\.width).max() ?? 0)
    self.arrangements = arrangements
  }

  /// The rows with as narrow words as fit, and the height that these need.
  private static func lowest(
    _ rows: [PosterRow], within height: Double
  ) -> (rows: [PosterRow], height: Double) {
    let widths = [208.0, 248, 288].map { width in
      let rows = rows.with(\.usualTextWidth, width)
      return (rows: rows, height: rows.map(\.lowestHeight).max() ?? 0)
    }
    return widths.first { $0.height <= height } ?? widths[0]
  }

  /// How high the photographs of all rows can be.
  private static func photographHeight(of rows: [PosterRow], height: Double) -> Double {
    rows.map { $0.arrangement(height: height).photographHeight }.min() ?? 0
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

extension [PosterRow] {
  /// The rows with a property set.
  fileprivate func with<Value>(
    _ property: WritableKeyPath<PosterRow, Value>, _ value: Value
  ) -> [PosterRow] {
    map { row in
      var row = row
      row[keyPath: property] = value
      return row
    }
  }
}
