/// Maps of any size brought to equal frames.
enum MapSquares {
  /// The side of the frames, at most `limit`: that which as many layers as possible fill with
  /// whole enlargements, since uneven ones show the more the finer a map is.
  static func side(limit: Int, mapSides: [Int]) -> Int {
    let candidates = max(limit * 9 / 10, 1)...max(limit, 1)
    func unevenness(_ side: Int) -> Double {
      mapSides.reduce(0) { sum, map in
        guard map < side, side % map != 0 else { return sum }
        let share = Double(map) / Double(side)
        return sum + share * share
      }
    }
    return candidates.reversed().min { unevenness($0) < unevenness($1) } ?? limit
  }

  /// The palette indices of one map in a frame: enlarged without blending; where it is larger
  /// than the frame, each pixel is the mean level of what it covers. Maps that are not square
  /// keep their proportions, centred on `page`.
  static func pixels(
    levels: [UInt8], of maps: LayerMaps, channel: Int, side: Int, page: UInt8
  ) -> [UInt8] {
    let longer = max(maps.width, maps.height)
    let width = max(1, maps.width * side / longer)
    let height = max(1, maps.height * side / longer)
    let (left, top) = ((side - width) / 2, (side - height) / 2)
    var pixels = [UInt8](repeating: page, count: side * side)
    let columns = (0..<width).map { covered($0, of: width, from: maps.width) }
    var previous = 0..<0
    for y in 0..<height {
      let rows = covered(y, of: height, from: maps.height)
      let line = (top + y) * side + left
      if rows == previous {
        for x in line..<line + width { pixels[x] = pixels[x - side] }
        continue
      }
      previous = rows
      for (x, columns) in columns.enumerated() {
        var sum = 0
        for row in rows {
          for column in columns {
            sum += Int(levels[(row * maps.width + column) * maps.channels + channel])
          }
        }
        let count = rows.count * columns.count
        pixels[line + x] = UInt8((sum + count / 2) / count)
      }
    }
    return pixels
  }

  private static func covered(_ place: Int, of size: Int, from values: Int) -> Range<Int> {
    let first = place * values / size
    return first..<max(first + 1, (place + 1) * values / size)
  }
}
