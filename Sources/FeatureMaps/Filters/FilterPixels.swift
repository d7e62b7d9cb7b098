import Scenes

/// Draws kernels, enlarged by a whole factor, into one field of pixels.
struct FilterPixels {
  private(set) var bytes: [UInt8]
  private let width: Int
  private let height: Int

  init(width: Int, height: Int, background: Color) {
    (self.width, self.height) = (width, height)
    let pixel = [background.red, background.green, background.blue]
    bytes = (0..<width * height).flatMap { _ in pixel }
  }

  var raster: Raster { Raster(width: width, height: height, pixels: .rgb(bytes)) }

  /// One kernel with its corner at a place; `color` gives the colour of a row and column of it.
  mutating func draw(
    rows: Int, columns: Int, factor: Int, at corner: (x: Int, y: Int),
    color: (_ row: Int, _ column: Int) -> Color
  ) {
    for row in 0..<rows {
      for column in 0..<columns {
        let color = color(row, column)
        for y in corner.y + row * factor..<corner.y + (row + 1) * factor {
          for x in corner.x + column * factor..<corner.x + (column + 1) * factor {
            let place = 3 * (y * width + x)
            (bytes[place], bytes[place + 1], bytes[place + 2]) =
              (color.red, color.green, color.blue)
          }
        }
      }
    }
  }
}
