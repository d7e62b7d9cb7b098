import Tensors

/// The start of an HDF5 file, from which all else is found. Versions 0, 2 and 3, with addresses
/// and lengths of 8 bytes. Source: The HDF Group, HDF5 File Format Specification 3.0, section II.
enum HDF5Superblock {
  static let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Where the root group is described.
  static func rootAddress(_ bytes: HDF5Bytes) throws(HDF5Error) -> Int {
    guard bytes.count >= 9, try bytes.bytes(at: 0, count: 8) == signature else { throw .notHDF5 }
    let version = try bytes.byte(at: 8)
    // Where the sizes of addresses and lengths, and the file's own addresses stand.
    let (sizes, base, root) =
      switch version {
      case 0: (13, 24, 64)
      case 2, 3: (9, 12, 36)
      default: throw .unknownVersion(part: "superblock", version: version)
      }
    guard bytes.count >= root + 8 else { throw .endsEarly(wanted: root + 8, found: bytes.count) }
    guard try bytes.byte(at: sizes) == 8, try bytes.byte(at: sizes + 1) == 8 else {
      throw .unsupported(feature: "addresses of other sizes than 8 bytes")
    }
    guard try bytes.integer(UInt64.self, at: base) == 0 else {
      throw .unsupported(feature: "bytes of others before the HDF5 data")
    }
    let end = try bytes.integer(UInt64.self, at: base + 16)
    guard end <= bytes.count else {
      throw .endsEarly(wanted: Int(clamping: end), found: bytes.count)
    }
    return try bytes.position(at: root)
  }
}
