/// One file in a zip archive.
package struct ZipEntry: Sendable {
  /// How the bytes are packed.
  enum Method: Int, Sendable {
    case stored = 0
    case deflated = 8
  }

  package let name: String
  let method: Method
  /// The CRC-32 of the unpacked bytes.
  let checksum: UInt32
  /// The bytes in the archive.
  let storedSize: Int
  /// The bytes when unpacked.
  package let size: Int
  /// Where the entry's own header starts.
  let headerOffset: Int
  /// Where the packed bytes start.
  let dataOffset: Int
}
