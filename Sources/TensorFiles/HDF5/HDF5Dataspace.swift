/// The sizes along the dimensions of a dataset or an attribute.
enum HDF5Dataspace {
  /// The format's largest number of dimensions.
  static let rankLimit = 32

  /// The shape: empty for a single element, `[0]` where there is none.
  static func shape(_ bytes: HDF5Bytes, in range: Range<Int>) throws(HDF5Error) -> [Int] {
    let start = range.lowerBound
    let version = try bytes.byte(at: start)
    let rank = try bytes.byte(at: start + 1)
    let sizes: Int
    switch version {
    case 1: sizes = start + 8
    case 2:
      // A dataspace of the third kind has no elements at all.
      if try bytes.byte(at: start + 3) == 2 { return [0] }
      sizes = start + 4
    default: throw .unknownVersion(part: "shape", version: version)
    }
    guard rank <= rankLimit, sizes + 8 * rank <= range.upperBound else {
      throw .damaged(part: "shape", at: start)
    }
    var shape: [Int] = []
    for dimension in 0..<rank {
      guard let size = Int(exactly: try bytes.integer(UInt64.self, at: sizes + 8 * dimension))
      else { throw .damaged(part: "shape", at: start) }
      shape.append(size)
    }
    return shape
  }
}
