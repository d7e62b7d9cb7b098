/// Where the photograph and the maps of a layer stand: the photograph, and beside it a few lines of
/// maps, which are as high together.
struct PictureArrangement {
  /// The height of a map's frame; the photograph's is that of all lines.
  let mapHeight: Double
  let columns: Int
  let lines: Int

  /// Width by height of what the network sees, as which maps are drawn.
  let proportion: Double

  let spacing: Spacing

  /// Distances between pictures.
  struct Spacing {
    /// From the photograph to the maps.
    let gap: Double

    /// From map to map.
    let mapGap: Double

    /// The line below a map for its number.
    let foot: Double

    /// The smallest pictures, by the side of a square as large.
    let smallest: Double
  }

  var mapWidth: Double { mapHeight * proportion }
  var lineHeight: Double { mapHeight + spacing.foot + 3 }
  var photographHeight: Double { Double(lines - 1) * lineHeight + mapHeight }
  var photographWidth: Double { photographHeight * proportion }

  /// The width of all, and the height with the last line of numbers.
  var width: Double {
    photographWidth + spacing.gap + Double(columns) * (mapWidth + spacing.mapGap) - spacing.mapGap
  }
  var height: Double { photographHeight + spacing.foot }

  /// The arrangement that uses a room best: with many maps, and with large ones.
  ///
  /// - Parameter maps: how many there are; more have no places.
  init(maps: Int, width: Double, height: Double, proportion: Double, spacing: Spacing) {
    var best = PictureArrangement(
      columns: 1, lines: 1, width: width, height: height, proportion: proportion, spacing: spacing)
    // In a low room, upright pictures are small even where there is one.
    let smallest = min(spacing.smallest, best.mapSide)
    for lines in 1...3 {
      // No line and no column stays empty.
      for columns in 1...8 where columns * lines - maps < min(columns, lines) {
        let next = PictureArrangement(
          columns: columns, lines: lines, width: width, height: height, proportion: proportion,
          spacing: spacing)
        if next.mapSide >= smallest, next.merit(of: maps) > best.merit(of: maps) {
          best = next
        }
      }
    }
    self = best
  }

  /// The largest pictures that so many fit with.
  private init(
    columns: Int, lines: Int, width: Double, height: Double, proportion: Double, spacing: Spacing
  ) {
    self.columns = columns
    self.lines = lines
    self.proportion = proportion
    self.spacing = spacing
    let (columns, lines) = (Double(columns), Double(lines))
    let between = (lines - 1) * (spacing.foot + 3)
    let high = (height - spacing.foot - between) / lines
    let wide =
      (width - spacing.gap - (columns - 1) * spacing.mapGap - proportion * between)
      / (proportion * (columns + lines))
    mapHeight = max(min(high, wide), 1)
  }

  /// The side of a square as large as a map.
  private var mapSide: Double { mapHeight * proportion.squareRoot() }

  /// Between the number of maps and the area that they cover.
  private func merit(of maps: Int) -> Double {
    Double(min(columns * lines, maps)) * mapHeight * mapHeight.squareRoot()
  }
}
