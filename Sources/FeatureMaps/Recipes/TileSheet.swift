/// How tiles stand in rows, and what lies between them.
struct TileSheet: Hashable {
  var columns: Int
  var rows: Int

  /// Pixels before the first tile, between two, and after the last, in both directions.
  var before = 0
  var between = 0
  var after = 0

  /// The number of those pixels, and that of places without a tile.
  var line: Float = 0
  var blank: Float = 0

  /// As many rows as are needed.
  init(columns: Int, count: Int) {
    self.columns = max(columns, 1)
    rows = max((count + self.columns - 1) / self.columns, 1)
  }

  func length(of count: Int, tile: Int) -> Int {
    before + count * tile + (count - 1) * between + after
  }

  /// The numbers of the whole sheet, row by row. Tiles beyond the last place are left out.
  func laid(_ tiles: Tiles) -> (width: Int, height: Int, values: [Float]) {
    let width = length(of: columns, tile: tiles.width)
    let height = length(of: rows, tile: tiles.height)
    var values = [Float](repeating: line, count: width * height)
    for place in 0..<rows * columns {
      let left = before + place % columns * (tiles.width + between)
      let top = before + place / columns * (tiles.height + between)
      for y in 0..<tiles.height {
        for x in 0..<tiles.width {
          values[(top + y) * width + left + x] =
            place < tiles.count ? tiles.planes[place][y * tiles.width + x] : blank
        }
      }
    }
    return (width, height, values)
  }
}
