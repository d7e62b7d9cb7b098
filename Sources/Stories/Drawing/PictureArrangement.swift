/// Where the photograph and the maps of a layer stand: the photograph, and beside it a few lines of
/// maps, which are as high together.
struct PictureArrangement {
  /// The heights of a map's frame and of the photograph's.
  let mapHeight: Double
  let photographHeight: Double
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
  var photographWidth: Double { photographHeight * proportion }

  /// The width of all, and the height with the last line of numbers.
  var width: Double {
    photographWidth + spacing.gap + Double(columns) * (mapWidth + spacing.mapGap) - spacing.mapGap
  }
  var height: Double { photographHeight + spacing.foot }

  /// The arrangement that uses a room best: with many maps, and with large ones.
  ///
  /// - Parameters:
  ///   - maps: how many there are; more have no places.
  ///   - photographHeight: how high the photograph is; `nil` for as high as all lines together.
  init(
    maps: Int, width: Double, height: Double, proportion: Double, spacing: Spacing,
    photographHeight: Double? = nil
  ) {
    func arrangement(_ columns: Int, _ lines: Int) -> PictureArrangement {
      PictureArrangement(
        columns: columns, lines: lines, width: width, height: height, proportion: proportion,
        spacing: spacing, photographHeight: photographHeight)
    }
    var best = arrangement(1, 1)
    // In a low room, upright pictures are small even where there is one.
    let smallest = min(spacing.smallest, best.mapSide)
    for lines in 1...3 {
      // No line and no column stays empty.
      for columns in 1...8 where columns * lines - maps < min(columns, lines) {
        let next = arrangement(columns, lines)
        if next.mapSide >= smallest, next.merit(of: maps) > best.merit(of: maps) { best = next }
      }
    }
    self = best
  }

  /// The largest pictures that so many fit with.
  private init(
    columns: Int, lines: Int, width: Double, height: Double, proportion: Double,
    spacing: Spacing, photographHeight: Double?
  ) {
    self.columns = columns
    self.lines = lines
    self.proportion = proportion
    self.spacing = spacing
    let between = Double(lines - 1) * (spacing.foot + 3)
    let high = ((photographHeight ?? height - spacing.foot) - between) / Double(lines)
    let free = width - spacing.gap - Double(columns - 1) * spacing.mapGap
    let wide =
      photographHeight.map { (free - proportion * $0) / (proportion * Double(columns)) }
      ?? (free - proportion * between) / (proportion * Double(columns + lines))
    let mapHeight = max(min(high, wide), 1)
    self.mapHeight = mapHeight
    self.photographHeight = photographHeight ?? between + Double(lines) * mapHeight
  }

  /// The side of a square as large as a map.
  private var mapSide: Double { mapHeight * proportion.squareRoot() }

  /// Between the number of maps and the area that they cover.
  private func merit(of maps: Int) -> Double {
    Double(min(columns * lines, maps)) * mapHeight * mapHeight.squareRoot()
  }
}
