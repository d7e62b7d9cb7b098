import CZlib

/// Makes the checksums of a zip archive fit its contents again.
///
/// A reader refuses contents whose checksum is wrong, so that a changed archive would test nothing
/// behind that check.
enum ZipChecksums {
  /// The bytes, with the checksum of each entry that is stored unpacked.
  static func mended(_ bytes: [UInt8]) -> [UInt8] {
    var mended = bytes
    for place in bytes.indices
    where number(bytes, at: place, bytes: 4) == signature
      && number(bytes, at: place + 10, bytes: 2) == stored
    {
      guard let size = number(bytes, at: place + 20, bytes: 4),
        let header = number(bytes, at: place + 42, bytes: 4),
        let name = number(bytes, at: header + 26, bytes: 2),
        let extra = number(bytes, at: header + 28, bytes: 2),
        header + 30 + name + extra + size <= bytes.count
      else { continue }
      let start = header + 30 + name + extra
      let sum = bytes[start..<start + size].withUnsafeBufferPointer {
        crc32_z(0, $0.baseAddress, z_size_t($0.count))
      }
      for byte in 0..<4 {
        mended[place + 16 + byte] = UInt8(truncatingIfNeeded: sum >> (8 * byte))
      }
    }
    return mended
  }

  /// What a record of the table of contents starts with.
  private static let signature = 0x0201_4B50

  /// The method of entries that are not packed.
  private static let stored = 0

  /// A little-endian number; `nil` behind the end.
  private static func number(_ bytes: [UInt8], at place: Int, bytes count: Int) -> Int? {
    guard place + count <= bytes.count else { return nil }
    return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }
}
