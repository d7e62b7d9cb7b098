import CZlib

/// Writes a zip archive of entries that are not packed, from beginning to end. Zip64 where sizes
/// need it. Source: PKWARE, APPNOTE.TXT 6.3.
struct ZipWriter {
  /// Takes the bytes of the archive, piece by piece.
  typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  private var position = 0
  private var directory: [UInt8] = []
  private var names: Set<String> = []

  /// Writes one entry, whose content is given in pieces.
  mutating func add(_ name: String, pieces: [UnsafeRawBufferPointer], to write: Sink) throws {
    guard ZipRecord.isSafe(name), name.utf8.count <= Int(UInt16.max), names.insert(name).inserted
    else {
      throw TensorWritingError.unsafeName(name)
    }
    let size = pieces.reduce(0) { $0 + $1.count }
    var checksum = crc32_z(0, nil, 0)
    for piece in pieces {
      checksum = crc32_z(
        checksum, piece.baseAddress?.assumingMemoryBound(to: Bytef.self), piece.count)
    }
    let entry = Entry(
      name: Array(name.utf8), checksum: UInt32(truncatingIfNeeded: checksum), size: size,
      offset: position)
    directory += entry.directoryRecord
    try put(entry.header, to: write)
    for piece in pieces { try put(piece, to: write) }
  }

  /// Writes the table of contents, which ends the archive.
  mutating func finish(to write: Sink) throws {
    let (start, count) = (position, names.count)
    try put(directory, to: write)
    var end = ByteText()
    if start + directory.count >= ZipWriter.limit || count >= 0xFFFF {
      let record = position
      end.add(0x0606_4B50 as UInt32, 44 as UInt64, 45 as UInt16, 45 as UInt16)
      end.add(0 as UInt32, 0 as UInt32, UInt64(count), UInt64(count))
      end.add(UInt64(directory.count), UInt64(start))
      end.add(0x0706_4B50 as UInt32, 0 as UInt32, UInt64(record), 1 as UInt32)
    }
    end.add(0x0605_4B50 as UInt32, 0 as UInt16, 0 as UInt16)
    end.add(UInt16(clamping: count), UInt16(clamping: count))
    end.add(UInt32(clamping: directory.count), UInt32(clamping: start), 0 as UInt16)
    try put(end.bytes, to: write)
  }

  private mutating func put(_ bytes: [UInt8], to write: Sink) throws {
    try bytes.withUnsafeBytes { try put($0, to: write) }
  }

  private mutating func put(_ bytes: UnsafeRawBufferPointer, to write: Sink) throws {
    try write(bytes)
    position += bytes.count
  }

  /// Sizes from here on do not fit 32 bits.
  private static let limit = Int(UInt32.max)

  /// What the archive says of one entry.
  private struct Entry {
    let name: [UInt8]
    let checksum: UInt32
    let size: Int
    let offset: Int

    var header: [UInt8] {
      var header = ByteText()
      header.add(0x0403_4B50 as UInt32)
      addCommon(to: &header)
      let extra = size >= ZipWriter.limit ? zip64([size, size]) : []
      header.add(UInt16(extra.count))
      header.bytes += name + extra
      return header.bytes
    }

    var directoryRecord: [UInt8] {
      var record = ByteText()
      record.add(0x0201_4B50 as UInt32, 45 as UInt16)
      addCommon(to: &record)
      let isLarge = size >= ZipWriter.limit
      let wide = (isLarge ? [size, size] : []) + (offset >= ZipWriter.limit ? [offset] : [])
      let extra = wide.isEmpty ? [] : zip64(wide)
      record.add(UInt16(extra.count), 0 as UInt16, 0 as UInt16, 0 as UInt16)
      record.add(0 as UInt32, UInt32(clamping: offset))
      record.bytes += name + extra
      return record.bytes
    }

    /// Version, flags (names are UTF-8), method, the first of January 1980, checksum and sizes.
    private func addCommon(to record: inout ByteText) {
      record.add(45 as UInt16, 0x0800 as UInt16, 0 as UInt16, 0 as UInt16, 0x0021 as UInt16)
      record.add(checksum, UInt32(clamping: size), UInt32(clamping: size))
      record.add(UInt16(name.count))
    }

    private func zip64(_ numbers: [Int]) -> [UInt8] {
      var field = ByteText()
      field.add(1 as UInt16, UInt16(8 * numbers.count))
      for number in numbers { field.add(UInt64(number)) }
      return field.bytes
    }
  }

  /// Bytes of integers, the lowest first.
  private struct ByteText {
    var bytes: [UInt8] = []

    mutating func add<each Value: FixedWidthInteger>(_ values: repeat each Value) {
      for value in repeat each values {
        withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
      }
    }
  }
}
