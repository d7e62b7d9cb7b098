import Scenes

/// One map in colours over the photograph in greys.
struct OverlayPanel {
  let photograph: Raster
  let map: PlacedMap
  let range: ValueRange
  let colorMap: ColorMap

  /// The part of the map's colour where it covers the photograph.
  static let opacity = 0.6

  /// The picture in a size of its own, of the photograph's proportions.
  func raster(width: Int, height: Int) -> Raster {
    let colors = colorMap.palette
    let factor = range.isEmpty ? 0 : Float(colors.count - 1) / (range.high - range.low)
    let greys = OverlayPanel.greys(of: photograph)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(3 * width * height)
    for row in 0..<height {
      let y = (Double(row) + 0.5) * Double(photograph.height) / Double(height) - 0.5
      for column in 0..<width {
        let x = (Double(column) + 0.5) * Double(photograph.width) / Double(width) - 0.5
        let grey = greys[
          nearest(y, photograph.height) * photograph.width
            + nearest(x, photograph.width)]
        guard let value = map.value(x: x, y: y) else {
          pixels += [grey, grey, grey]
          continue
        }
        let level = (value - range.low) * factor
        let place =
          range.isEmpty || level.isNaN
          ? colorMap.neutralLevel : Int(min(max(level, 0), Float(colors.count - 1)).rounded())
        for part in [colors[place].red, colors[place].green, colors[place].blue] {
          let mixed = Double(grey) + (Double(part) - Double(grey)) * OverlayPanel.opacity
          pixels.append(UInt8(mixed.rounded()))
        }
      }
    }
    return Raster(width: width, height: height, pixels: .rgb(pixels))
  }

  private func nearest(_ place: Double, _ count: Int) -> Int {
    min(max(Int(place.rounded()), 0), count - 1)
  }

  /// Each pixel's lightness (ITU-R BT.601).
  static func greys(of photograph: Raster) -> [UInt8] {
    func grey(_ color: Color) -> UInt8 {
      let sum = 299 * Int(color.red) + 587 * Int(color.green) + 114 * Int(color.blue)
      return UInt8((sum + 500) / 1000)
    }
    switch photograph.pixels {
    case .rgb(let parts):
      return stride(from: 0, to: parts.count, by: 3).map {
        grey(Color(red: parts[$0], green: parts[$0 + 1], blue: parts[$0 + 2]))
      }
    case .indexed(let indices, let palette):
      return indices.map { grey(palette[Int($0)]) }
    }
  }
}
