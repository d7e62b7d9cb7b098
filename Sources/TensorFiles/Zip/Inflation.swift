import CZlib
import Tensors

/// zlib's inflation.
enum Inflation {
  /// The most that deflate can pack together: 1032 bytes into one.
  static let largestRatio = 1032

  /// Up to this ratio a stated size is believed before anything is unpacked; weights hardly shrink.
  private static let believedRatio = 16

  /// What stands around the deflate stream.
  enum Wrapping {
    /// Nothing, as in zip archives.
    case raw

    /// zlib's two bytes before and a checksum behind it, as in HDF5.
    case zlib

    /// zlib's own way to say it: 2¹⁵ bytes of window, negative for none.
    fileprivate var windowBits: Int32 { self == .raw ? -15 : 15 }
  }

  /// What a stream unpacks to; `nil` where it is not valid or does not give exactly `size` bytes.
  ///
  /// A stream that is said to shrink much is unpacked twice, the first time only to be counted, so
  /// that no file gets memory for more than it really packs.
  static func unpacked(
    _ source: UnsafeRawBufferPointer, of wrapping: Wrapping, size: Int
  ) -> TensorStorage? {
    if size / believedRatio > source.count {
      let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { piece in
        inflate(source, of: wrapping) { written in written <= size ? piece : nil }
      }
      guard count == size else { return nil }
    }
    var count: Int?
    let storage = TensorStorage(uninitializedByteCount: size) { target in
      // One spare byte shows whether the stream holds more than is stated.
      var spare: UInt8 = 0
      count = withUnsafeMutableBytes(of: &spare) { spare in
        inflate(source, of: wrapping) { written in
          written < size
            ? UnsafeMutableRawBufferPointer(rebasing: target[written...])
            : written == size ? spare : nil
        }
      }
    }
    return count == size ? storage : nil
  }

  /// The beginning of what a stream unpacks to: as many bytes as are wanted, or fewer where it ends or
  /// is not valid.
  static func beginning(
    _ source: UnsafeRawBufferPointer, of wrapping: Wrapping, count: Int
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      let target = UnsafeMutableRawBufferPointer(buffer)
      _ = inflate(source, of: wrapping) { written in
        initialized = written
        return written < count ? UnsafeMutableRawBufferPointer(rebasing: target[written...]) : nil
      }
    }
  }

  /// Unpacks a stream piece by piece.
  ///
  /// - Parameter target: where the bytes go that come after so many; `nil` when no more are wanted.
  /// - Returns: how many bytes the whole stream gives; `nil` where it is not valid, has something
  ///   behind it or was not unpacked to its end.
  private static func inflate(
    _ source: UnsafeRawBufferPointer, of wrapping: Wrapping,
    into target: (_ written: Int) -> UnsafeMutableRawBufferPointer?
  ) -> Int? {
    var stream = z_stream()
    let streamSize = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, wrapping.windowBits, ZLIB_VERSION, streamSize) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    // zlib counts in 32 bits.
    let piece = 1 << 30
    var (read, written) = (0, 0)
    while let output = target(written) {
      let input = UnsafeRawBufferPointer(rebasing: source[read...].prefix(piece))
      let room = min(output.count, piece)
      stream.next_in = UnsafeMutablePointer(
        mutating: input.assumingMemoryBound(to: Bytef.self).baseAddress)
      stream.avail_in = uInt(input.count)
      stream.next_out = output.assumingMemoryBound(to: Bytef.self).baseAddress
      stream.avail_out = uInt(room)
      let status = CZlib.inflate(&stream, Z_NO_FLUSH)
      let (consumed, produced) = (input.count - Int(stream.avail_in), room - Int(stream.avail_out))
      read += consumed
      written += produced
      if status == Z_STREAM_END { return read == source.count ? written : nil }
      guard status == Z_OK, consumed + produced > 0 else { return nil }
    }
    return nil
  }
}
