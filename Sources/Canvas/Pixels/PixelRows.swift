import Scenes

/// The rows of a picture as a PNG stores them. Rows equal to the one above are only counted:
/// diagrams and enlarged maps consist mostly of them.
struct PixelRows {
  /// What a pixel is made of.
  enum Kind: Equatable {
    /// One byte, 0 black to 255 white.
    case gray
    /// One byte, a place in the palette.
    case palette([Color])
    /// Red, green, blue.
    case rgb
    /// Red, green, blue, opacity.
    case rgba

    var bytesPerPixel: Int {
      switch self {
      case .gray, .palette: 1
      case .rgb: 3
      case .rgba: 4
      }
    }
  }

  let width: Int
  var kind: Kind

  /// The rows that differ from the one above, one after the other.
  private(set) var bytes: [UInt8] = []

  /// How often each of these rows occurs in succession.
  private(set) var counts: [Int] = []

  init(width: Int, kind: Kind) {
    self.width = width
    self.kind = kind
  }

  /// The bytes of a row.
  var rowLength: Int { width * kind.bytesPerPixel }

  /// The number of rows, repeated ones included.
  var height: Int { counts.reduce(0, +) }

  /// Adds the last row once more.
  mutating func repeatLast() {
    counts[counts.count - 1] += 1
  }

  /// Adds the row that the closure writes; nothing if it returns false.
  mutating func append(_ write: (UnsafeMutablePointer<UInt8>) -> Bool) -> Bool {
    let start = bytes.count
    let length = rowLength
    bytes.append(contentsOf: repeatElement(0, count: length))
    let isFirst = counts.isEmpty
    var isRepeated = false
    let isWritten = bytes.withUnsafeMutableBufferPointer { bytes in
      guard let row = bytes.baseAddress.map({ $0 + start }), write(row) else { return false }
      isRepeated = !isFirst && equal(row, row - length, count: length)
      return true
    }
    if !isWritten || isRepeated { bytes.removeLast(length) }
    if isRepeated {
      repeatLast()
    } else if isWritten {
      counts.append(1)
    }
    return isWritten
  }

  /// Replaces each byte by the one that stands at its place in `numbers`.
  mutating func renumber(_ numbers: [UInt8], as kind: Kind) {
    var table = [UInt8](repeating: 0, count: 256)
    for (old, new) in numbers.prefix(256).enumerated() { table[old] = new }
    for place in bytes.indices { bytes[place] = table[Int(bytes[place])] }
    self.kind = kind
  }
}
