import CZlib

/// zlib's inflation.
enum Inflation {
  /// What stands around the deflate stream.
  enum Wrapping {
    /// Nothing, as in zip archives.
    case raw

    /// zlib's two bytes before and a checksum behind it, as in HDF5.
    case zlib

    /// zlib's own way to say it: 2¹⁵ bytes of window, negative for none.
    fileprivate var windowBits: Int32 { self == .raw ? -15 : 15 }
  }

  /// Whether the stream is valid and fills the target exactly.
  static func unpack(
    _ source: UnsafeRawBufferPointer, of wrapping: Wrapping,
    into target: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, wrapping.windowBits, ZLIB_VERSION, size) == Z_OK else {
      return false
    }
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
