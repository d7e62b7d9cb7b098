/// Mends the checksums of a PNG file's chunks after they were changed.
enum PNGChunks {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }

  static func repair(_ bytes: inout [UInt8]) {
    var place = 8
    while place + 12 <= bytes.count {
      let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      guard place + 12 + length <= bytes.count else { return }
      let sum = ~bytes[place + 4..<place + 8 + length].reduce(UInt32.max) { sum, byte in
        table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8)
      }
      for index in 0..<4 {
        bytes[place + 8 + length + index] = UInt8(truncatingIfNeeded: sum >> (24 - 8 * index))
      }
      place += 12 + length
    }
  }
}
