/// Makes zip archives, also such as lie.
struct ZipBuilder {
  /// One entry; what is `nil` is told truthfully.
  struct Entry {
    var name: String
    var contents: [UInt8]
    var localName: String?
    var method: UInt16 = 0
    var flags: UInt16 = 0
    var statedSize: UInt32?
    var statedStoredSize: UInt32?
    var checksum: UInt32?
    var offset: UInt32?
  }

  var entries: [Entry]
  var statedCount: UInt16?

  func bytes() -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = entry.offset ?? UInt32(file.count)
      let size = UInt32(entry.contents.count)
      let common =
        littleEndian(UInt16(20)) + littleEndian(entry.flags) + littleEndian(entry.method)
        + [0, 0, 0, 0] + littleEndian(entry.checksum ?? ZipBuilder.checksum(entry.contents))
        + littleEndian(entry.statedStoredSize ?? size) + littleEndian(entry.statedSize ?? size)
      let local = Array((entry.localName ?? entry.name).utf8)
      file += [0x50, 0x4B, 3, 4] + common + littleEndian(UInt16(local.count)) + [0, 0]
      file += local + entry.contents
      let name = Array(entry.name.utf8)
      directory += [0x50, 0x4B, 1, 2] + [20, 0] + common + littleEndian(UInt16(name.count))
      directory += [UInt8](repeating: 0, count: 12) + littleEndian(offset) + name
    }
    let count = littleEndian(statedCount ?? UInt16(entries.count))
    let end =
      [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + littleEndian(UInt32(directory.count))
      + littleEndian(UInt32(file.count)) + [0, 0]
    return file + directory + end
  }

  /// CRC-32, bit by bit.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
      }
    }
  }

  /// A NumPy array of four zero bytes, with this header.
  static func array(
    _ header: String = "{'descr': '|u1', 'fortran_order': False, 'shape': (4,), }",
    version: UInt8 = 1, data: Int = 4
  ) -> [UInt8] {
    let text = Array((header + "\n").utf8)
    let length = version == 1 ? littleEndian(UInt16(text.count)) : littleEndian(UInt32(text.count))
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + text
      + [UInt8](repeating: 0, count: data)
  }
}
