import CZlib
import Tensors

extension ZipArchive {
  /// The unpacked bytes of an entry, of which `offset` is the first in the storage: a view into
  /// the archive where the entry is stored, new memory where it is deflated.
  package func contents(
    of entry: ZipEntry
  ) throws(ZipError) -> (storage: TensorStorage, offset: Int) {
    switch entry.method {
    case .stored:
      try check(entry)
      return (storage, entry.dataOffset)
    case .deflated:
      let unpacked = try inflate(entry)
      guard checksum(of: unpacked, from: 0, count: entry.size) == entry.checksum else {
        throw .checksum(entry: entry.name)
      }
      return (unpacked, 0)
    }
  }

  /// The first bytes of an entry, as many as are wanted or more; no checksum is compared.
  func beginning(of entry: ZipEntry, count: Int) -> (storage: TensorStorage, offset: Int) {
    guard entry.method == .deflated else { return (storage, entry.dataOffset) }
    let bytes = withPackedBytes(of: entry) {
      Inflation.beginning($0, of: .raw, count: min(count, entry.size))
    }
    return (TensorStorage(byteCount: bytes.count) { $0.copyBytes(from: bytes) }, 0)
  }

  private func withPackedBytes<Value>(
    of entry: ZipEntry, _ body: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    storage.withUnsafeBytes { bytes in
      let end = entry.dataOffset + entry.storedSize
      return body(UnsafeRawBufferPointer(rebasing: bytes[entry.dataOffset..<end]))
    }
  }

  /// Requires the right checksum of an entry that is stored as it is.
  func check(_ entry: ZipEntry) throws(ZipError) {
    guard checksum(of: storage, from: entry.dataOffset, count: entry.size) == entry.checksum else {
      throw .checksum(entry: entry.name)
    }
  }

  private func checksum(of storage: TensorStorage, from start: Int, count: Int) -> UInt32 {
    storage.withUnsafeBytes { bytes in
      var sum = crc32(0, nil, 0)
      forEachPiece(of: count) { piece in
        let place = bytes.baseAddress?.advanced(by: start + piece.lowerBound)
        sum = crc32(sum, place?.assumingMemoryBound(to: Bytef.self), uInt(piece.count))
      }
      return UInt32(truncatingIfNeeded: sum)
    }
  }

  /// zlib counts in 32 bits: larger memory is handed over in pieces.
  private func forEachPiece(of count: Int, _ body: (Range<Int>) -> Void) {
    let size = 1 << 30
    for start in stride(from: 0, to: count, by: size) {
      body(start..<min(start + size, count))
    }
  }

  /// Unpacks into exactly as many bytes as are stated; more or fewer is an error.
  private func inflate(_ entry: ZipEntry) throws(ZipError) -> TensorStorage {
    let unpacked = withPackedBytes(of: entry) {
      Inflation.unpacked($0, of: .raw, size: entry.size)
    }
    guard let unpacked else { throw .wrongSize(entry: entry.name, stated: entry.size) }
    return unpacked
  }
}
