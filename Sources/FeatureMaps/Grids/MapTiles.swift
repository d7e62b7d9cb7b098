/// Draws maps, enlarged by a whole factor, into one field of palette indices.
enum MapTiles {
  /// The pixels of a grid, row by row; `page` fills what no map covers.
  ///
  /// Levels lie in height × width × channels. Each row of values is spread once and then copied.
  static func pixels(
    levels: [UInt8], of maps: LayerMaps, channels: [Int], in grid: GridGeometry, page: UInt8
  ) -> [UInt8] {
    let (width, factor, stride) = (grid.width, grid.factor, maps.channels)
    var pixels = [UInt8](repeating: page, count: width * grid.height)
    levels.withUnsafeBufferPointer { levels in
      pixels.withUnsafeMutableBufferPointer { pixels in
        for row in 0..<grid.rows {
          let shown = row * grid.columns..<min((row + 1) * grid.columns, channels.count)
          for y in 0..<maps.height {
            let top = row * (grid.mapHeight + grid.labelHeight + grid.gap) + y * factor
            for (column, index) in shown.enumerated() {
              var source = y &* maps.width &* stride &+ channels[index]
              var target = top &* width &+ column &* (grid.mapWidth &+ grid.gap)
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
    return pixels
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
