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

  /// Where a row is written before it is known to differ.
  private var row: [UInt8]

  init(width: Int, kind: Kind) {
    self.width = width
    self.kind = kind
    row = [UInt8](repeating: 0, count: width * kind.bytesPerPixel)
  }

  /// The number of rows, repeated ones included.
  var height: Int { counts.reduce(0, +) }

  /// Adds the last row once more.
  mutating func repeatLast() {
    counts[counts.count - 1] += 1
  }

  /// Adds the row that the closure writes; nothing if it returns false.
  mutating func append(_ write: (UnsafeMutablePointer<UInt8>) -> Bool) -> Bool {
    let isWritten = row.withUnsafeMutableBufferPointer { row in
      row.baseAddress.map(write) ?? true
    }
    guard isWritten else { return false }
    if isRowRepeated {
      repeatLast()
    } else {
      bytes.append(contentsOf: row)
      counts.append(1)
    }
    return true
  }

  /// Whether the row that was written last is equal to the last one kept.
  private var isRowRepeated: Bool {
    guard !counts.isEmpty else { return false }
    return bytes.withUnsafeBytes { bytes in
      row.withUnsafeBytes { row in
        guard let kept = bytes.baseAddress, let written = row.baseAddress else { return true }
        return equal(kept + (bytes.count - row.count), written, count: row.count)
      }
    }
  }

  /// Replaces each byte by the one that stands at its place in `numbers`.
  mutating func renumber(_ numbers: [UInt8], as kind: Kind) {
    var table = [UInt8](repeating: 0, count: 256)
    for (old, new) in numbers.prefix(256).enumerated() { table[old] = new }
    for place in bytes.indices { bytes[place] = table[Int(bytes[place])] }
    self.kind = kind
  }
}
