/// Maps apart from each other, as tools make grids of them.
struct Tiles: Hashable {
  let height: Int
  let width: Int

  /// The numbers of each map, row by row.
  var planes: [[Float]]

  init(height: Int, width: Int, planes: [[Float]]) {
    (self.height, self.width, self.planes) = (height, width, planes)
  }

  init(_ maps: LayerMaps, channels: [Int]) {
    let pixels = maps.height * maps.width
    self.init(
      height: maps.height, width: maps.width,
      planes: maps.withValues { values in
        channels.map { channel in (0..<pixels).map { values[$0 * maps.channels + channel] } }
      })
  }

  var count: Int { planes.count }

  /// The side of the smallest square of tiles that holds all.
  var squareSide: Int { Int(Double(count).squareRoot().rounded(.up)) }

  /// The lowest and the highest of all numbers.
  var range: (low: Float, high: Float) { Tiles.range(planes.joined()) }

  static func range(_ values: some Sequence<Float>) -> (low: Float, high: Float) {
    var (low, high) = (Float.infinity, -Float.infinity)
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    return low <= high ? (low, high) : (0, 0)
  }

  /// Every number changed.
  func map(_ change: (Float) -> Float) -> Tiles {
    Tiles(height: height, width: width, planes: planes.map { $0.map(change) })
  }

  /// Every map changed by itself.
  func mapPlanes(_ change: ([Float]) -> [Float]) -> Tiles {
    Tiles(height: height, width: width, planes: planes.map(change))
  }

  /// All numbers from 0 for the lowest to 1 for the highest; 0 where they are all the same.
  func fromZeroToOne() -> Tiles {
    let (low, high) = range
    return map { high > low ? ($0 - low) / (high - low) : 0 }
  }
}
