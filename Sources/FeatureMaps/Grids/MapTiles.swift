import Scenes

/// Draws maps, enlarged by a whole factor, into one field of palette indices.
enum MapTiles {
  /// The pixels of a grid, row by row; the page's colour fills what no map covers, and dead maps
  /// are crossed out.
  ///
  /// - Parameter rows: the rows of values that are drawn of each map; `nil` for all.
  static func pixels(
    _ coloring: MapColoring, of maps: LayerMaps, rows: Range<Int>? = nil, channels: [Int],
    in grid: GridGeometry, palette: MapPalette
  ) -> [UInt8] {
    var pixels = [UInt8](repeating: palette.page, count: grid.width * grid.height)
    draw(coloring, maps, rows: rows ?? 0..<maps.height, channels, in: grid, into: &pixels)
    crossOutDead(coloring, channels, in: grid, palette: palette, &pixels)
    return pixels
  }

  /// The pixels of a grid of pairs: on the left of each frame the upper half of a map, on the right
  /// the lower one.
  static func pairs(
    _ coloring: MapColoring, of maps: LayerMaps, channels: [Int], in grid: GridGeometry,
    palette: MapPalette
  ) -> [UInt8] {
    var pixels = [UInt8](repeating: palette.page, count: grid.width * grid.height)
    let half = maps.height / 2
    draw(coloring, maps, rows: 0..<half, channels, in: grid, into: &pixels)
    draw(
      coloring, maps, rows: half..<maps.height, channels, in: grid,
      left: grid.mapWidth - maps.width * grid.factor, into: &pixels)
    crossOutDead(coloring, channels, in: grid, palette: palette, &pixels)
    return pixels
  }

  /// Draws some rows of values of each map into its frame, beginning at `left`.
  ///
  /// Levels lie in height × width × channels. Each row of values is spread once and then copied.
  private static func draw(
    _ coloring: MapColoring, _ maps: LayerMaps, rows: Range<Int>, _ channels: [Int],
    in grid: GridGeometry, left: Int = 0, into pixels: inout [UInt8]
  ) {
    let (width, factor, stride) = (grid.width, grid.factor, maps.channels)
    coloring.levels.withUnsafeBufferPointer { levels in
      pixels.withUnsafeMutableBufferPointer { pixels in
        for row in 0..<grid.rows {
          let shown = row * grid.columns..<min((row + 1) * grid.columns, channels.count)
          for y in rows {
            let line = (y - rows.lowerBound) * factor
            let top = row * (grid.mapHeight + grid.labelHeight + grid.gap) + line
            for (column, index) in shown.enumerated() {
              var source = y &* maps.width &* stride &+ channels[index]
              var target = top &* width &+ left &+ column &* (grid.mapWidth &+ grid.gap)
              for _ in 0..<maps.width {
                let level = levels[source]
                for _ in 0..<factor {
                  pixels[target] = level
                  target &+= 1
                }
                source &+= stride
              }
            }
            repeatLine(top, of: width, times: factor, in: pixels)
          }
        }
      }
    }
  }

  private static func crossOutDead(
    _ coloring: MapColoring, _ channels: [Int], in grid: GridGeometry, palette: MapPalette,
    _ pixels: inout [UInt8]
  ) {
    let dead = Set(coloring.deadMaps(among: channels))
    for (index, channel) in channels.enumerated() where dead.contains(channel) {
      crossOut(grid.frame(index), of: grid.width, palette: palette, in: &pixels)
    }
  }

  /// A line from the frame's lower left corner to its upper right one, wider in large frames.
  private static func crossOut(
    _ frame: Rectangle, of width: Int, palette: MapPalette, in pixels: inout [UInt8]
  ) {
    let (columns, rows) = (Int(frame.width), Int(frame.height))
    let corner = Int(frame.y) * width + Int(frame.x)
    let mark = palette.mark(on: pixels[corner])
    let thickness = min(max(min(columns, rows) / 24, 1), 3)
    for step in 0..<max(columns, rows) {
      let x = step * columns / max(columns, rows)
      let y = rows - 1 - step * rows / max(columns, rows)
      for x in x..<min(x + thickness, columns) { pixels[corner + y * width + x] = mark }
    }
  }

  private static func repeatLine(
    _ line: Int, of width: Int, times: Int, in pixels: UnsafeMutableBufferPointer<UInt8>
  ) {
    guard let base = pixels.baseAddress else { return }
    for copy in 1..<max(times, 1) {
      (base + (line + copy) * width).update(from: base + line * width, count: width)
    }
  }
}
