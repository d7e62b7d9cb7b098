/// The filters that a PNG's rows go through before compression: PNG specification, section 9.
enum RowFilter: UInt8 {
  case none = 0
  case sub = 1
  case up = 2
  case paeth = 4

  /// Writes the filter's number and the filtered row.
  ///
  /// - Parameters:
  ///   - row: The row as it is.
  ///   - above: The one above; `nil` for the first.
  ///   - step: The bytes of a pixel.
  func apply(
    to row: UnsafePointer<UInt8>, above: UnsafePointer<UInt8>?, length: Int, step: Int,
    result: UnsafeMutablePointer<UInt8>
  ) {
    result[0] = rawValue
    let filtered = result + 1
    switch self {
    case .none:
      filtered.update(from: row, count: length)
    case .sub:
      for place in 0..<length {
        filtered[place] = row[place] &- (place < step ? 0 : row[place - step])
      }
    case .up:
      guard let above else { return filtered.update(from: row, count: length) }
      for place in 0..<length { filtered[place] = row[place] &- above[place] }
    case .paeth:
      for place in 0..<length {
        let left = place < step ? 0 : Int(row[place - step])
        let up = Int(above?[place] ?? 0)
        let corner = place < step ? 0 : Int(above?[place - step] ?? 0)
        filtered[place] = row[place] &- RowFilter.predict(left: left, up: up, corner: corner)
      }
    }
  }

  /// The neighbour nearest to left + up − corner.
  private static func predict(left: Int, up: Int, corner: Int) -> UInt8 {
    let fromLeft = abs(up - corner)
    let fromUp = abs(left - corner)
    let fromCorner = abs(left + up - 2 * corner)
    if fromLeft <= fromUp && fromLeft <= fromCorner { return UInt8(left) }
    return UInt8(fromUp <= fromCorner ? up : corner)
  }
}
