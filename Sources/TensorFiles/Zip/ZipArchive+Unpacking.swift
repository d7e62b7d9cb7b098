import CZlib
import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ZipArchive {
  /// The unpacked bytes of an entry, of which `offset` is the first in the storage: a view into
  /// the archive where the entry is stored, new memory where it is deflated.
  func contents(
    of entry: ZipEntry
  ) throws(ZipError) -> (storage: TensorStorage, offset: Int) {
    switch entry.method {
    case .stored:
      guard checksum(of: storage, from: entry.dataOffset, count: entry.size) == entry.checksum
      else { throw .checksum(entry: entry.name) }
      return (storage, entry.dataOffset)
    case .deflated:
      let unpacked = try inflate(entry)
      guard checksum(of: unpacked, from: 0, count: entry.size) == entry.checksum else {
        throw .checksum(entry: entry.name)
      }
      return (unpacked, 0)
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
    // The system gives cleared memory page by page when it is written: a false size costs nothing.
    guard let memory = calloc(max(entry.size, 1), 1) else {
      throw .implausibleSize(entry: entry.name, size: entry.size, stored: entry.storedSize)
    }
    let unpacked = TensorStorage(base: memory, byteCount: entry.size) { free($0) }
    let isWhole = storage.withUnsafeBytes { bytes in
      Inflation.unpack(
        UnsafeRawBufferPointer(
          rebasing: bytes[entry.dataOffset..<entry.dataOffset + entry.storedSize]),
        into: UnsafeMutableRawBufferPointer(start: memory, count: entry.size))
    }
    guard isWhole else { throw .wrongSize(entry: entry.name, stated: entry.size) }
    return unpacked
  }
}

/// zlib's inflation of a raw deflate stream.
private enum Inflation {
  /// Whether the stream is valid and fills the target exactly.
  static func unpack(
    _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, size) == Z_OK else { return false }
    defer { inflateEnd(&stream) }
    // One spare byte shows whether the stream holds more than is stated.
    var spare: UInt8 = 0
    let piece = 1 << 30
    var (read, written) = (0, 0)
    return withUnsafeMutableBytes(of: &spare) { spare in
      while true {
        let input = source[read..<min(read + piece, source.count)]
        let output =
          written < target.count
          ? UnsafeMutableRawBufferPointer(
            rebasing: target[written..<min(written + piece, target.count)])
          : spare
        stream.next_in = UnsafeMutablePointer(
          mutating: UnsafeRawBufferPointer(rebasing: input).assumingMemoryBound(to: Bytef.self)
            .baseAddress)
        stream.avail_in = uInt(input.count)
        stream.next_out = output.assumingMemoryBound(to: Bytef.self).baseAddress
        stream.avail_out = uInt(output.count)
        let status = CZlib.inflate(&stream, Z_NO_FLUSH)
        let consumed = input.count - Int(stream.avail_in)
        let produced = output.count - Int(stream.avail_out)
        read += consumed
        written += produced
        if status == Z_STREAM_END { return written == target.count && read == source.count }
        guard status == Z_OK, consumed + produced > 0, written <= target.count else {
          return false
        }
      }
    }
  }
}
