/// One map's numbers at their places on the picture, smooth between them.
package struct PlacedMap {
  let values: [Float]
  let width: Int
  let height: Int
  let placement: MapPlacement

  /// Requires a number for each place.
  init(values: [Float], width: Int, height: Int, placement: MapPlacement) {
    precondition(values.count == width * height)
    self.values = values
    (self.width, self.height) = (width, height)
    self.placement = placement
  }

  /// Some maps' mean, number by number.
  package init(_ maps: LayerMaps, channels: [Int], placement: MapPlacement) {
    (width, height) = (maps.width, maps.height)
    self.placement = placement
    values = maps.withValues { values in
      (0..<maps.width * maps.height).map { pixel in
        let start = pixel * maps.channels
        let sum = channels.reduce(0) { $0 + values[start + $1] }
        return sum / Float(max(channels.count, 1))
      }
    }
  }

  /// The number at a place on the picture, in proportion between the four around it; `nil` where
  /// the map does not reach.
  func value(x: Double, y: Double) -> Float? {
    guard let column = placement.horizontal.neighbors(of: x, among: width),
      let row = placement.vertical.neighbors(of: y, among: height)
    else { return nil }
    func mixed(_ line: Int) -> Float {
      let (low, high) = (values[line * width + column.low], values[line * width + column.high])
      return low + (high - low) * Float(column.part)
    }
    let (above, below) = (mixed(row.low), mixed(row.high))
    return above + (below - above) * Float(row.part)
  }

  /// The lowest and the highest finite number.
  var range: ValueRange {
    let (low, high) = Tiles.range(values)
    return ValueRange(low: low, high: high)
  }

  /// Where the highest number stands.
  package var strongest: (x: Int, y: Int) {
    let place = values.indices.max { values[$0] < values[$1] || values[$0].isNaN } ?? 0
    return (place % width, place / width)
  }
}
