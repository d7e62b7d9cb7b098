import Tensors

/// What was done to each piece of a dataset before it was stored, and how it is undone.
enum HDF5Filter: Sendable {
  case deflate

  /// First the lowest bytes of all elements, then the next ones: they deflate better.
  case shuffle(elementSize: Int)

  /// A checksum of four bytes at the end.
  case fletcher32

  /// Anything else: tensors that need it cannot be read.
  case other(id: Int)

  /// The most filters that a dataset may have, by the format.
  private static let limit = 32

  /// The filters in the order in which they were applied.
  static func pipeline(_ bytes: HDF5Bytes, in range: Range<Int>) throws(HDF5Error) -> [HDF5Filter] {
    let version = try bytes.byte(at: range.lowerBound)
    guard version == 1 || version == 2 else {
      throw .unknownVersion(part: "list of filters", version: version)
    }
    let count = try bytes.byte(at: range.lowerBound + 1)
    guard count <= limit else { throw .damaged(part: "list of filters", at: range.lowerBound) }
    var position = range.lowerBound + (version == 1 ? 8 : 2)
    var filters: [HDF5Filter] = []
    for _ in 0..<count {
      let id = Int(try bytes.integer(UInt16.self, at: position))
      position += 2
      // Version 2 leaves out the names of the filters that the format itself defines.
      var nameLength = 0
      if version == 1 || id >= 256 {
        nameLength = Int(try bytes.integer(UInt16.self, at: position))
        position += 2
      }
      let valueCount = Int(try bytes.integer(UInt16.self, at: position + 2))
      position += 4 + (version == 1 ? (nameLength + 7) & ~7 : nameLength)
      switch id {
      case 1: filters.append(.deflate)
      case 2:
        guard valueCount > 0 else { throw .damaged(part: "list of filters", at: position) }
        let size = try bytes.length(at: position, byteCount: 4)
        filters.append(.shuffle(elementSize: size))
      case 3: filters.append(.fletcher32)
      default: filters.append(.other(id: id))
      }
      position += 4 * valueCount
      if version == 1, !valueCount.isMultiple(of: 2) { position += 4 }
    }
    guard position <= range.upperBound else {
      throw .damaged(part: "list of filters", at: range.lowerBound)
    }
    return filters
  }

  /// The bytes before this filter was applied, which are `size` in the end; `nil` where these
  /// bytes cannot be the filter's.
  func undone(_ stored: [UInt8], size: Int) throws(HDF5Error) -> [UInt8]? {
    switch self {
    case .deflate:
      let unpacked = stored.withUnsafeBytes { Inflation.unpacked($0, of: .zlib, size: size) }
      return unpacked?.bytes(at: 0, count: size)
    case .shuffle(let elementSize):
      return HDF5Filter.unshuffled(stored, elementSize: elementSize)
    case .fletcher32:
      let contents = stored.dropLast(4)
      guard stored.count >= 4 else { return nil }
      let sum = stored.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      return HDF5Filter.fletcherSum(contents) == sum ? Array(contents) : nil
    case .other(let id):
      throw .unsupported(feature: "filters of number \(id)")
    }
  }

  private static func unshuffled(_ stored: [UInt8], elementSize: Int) -> [UInt8]? {
    guard elementSize > 0, stored.count.isMultiple(of: elementSize) else { return nil }
    let count = stored.count / elementSize
    var bytes = [UInt8](repeating: 0, count: stored.count)
    for part in 0..<elementSize {
      for element in 0..<count {
        bytes[element * elementSize + part] = stored[part * count + element]
      }
    }
    return bytes
  }

  /// Fletcher's checksum over words of 16 bits, the higher byte first.
  private static func fletcherSum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var (sum, sumOfSums) = (UInt32(0), UInt32(0))
    var position = bytes.startIndex
    while position < bytes.endIndex {
      // As many words as cannot overflow 32 bits.
      for _ in 0..<360 where position < bytes.endIndex {
        let low = position + 1 < bytes.endIndex ? UInt32(bytes[position + 1]) : 0
        sum &+= UInt32(bytes[position]) << 8 | low
        sumOfSums &+= sum
        position += 2
      }
      sum = (sum & 0xFFFF) + (sum >> 16)
      sumOfSums = (sumOfSums & 0xFFFF) + (sumOfSums >> 16)
    }
    sum = (sum & 0xFFFF) + (sum >> 16)
    sumOfSums = (sumOfSums & 0xFFFF) + (sumOfSums >> 16)
    return sumOfSums << 16 | sum
  }
}
