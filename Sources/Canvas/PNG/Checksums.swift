import CZlib

/// The checksum at the end of a zlib stream.
struct Adler32 {
  private(set) var value: UInt32 = 1

  /// Adds the bytes `count` times over.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, count: Int = 1) {
    let single = adler32(1, bytes.baseAddress, uInt(bytes.count))
    for _ in 0..<count {
      value = UInt32(adler32_combine(uLong(value), single, numericCast(bytes.count)))
    }
  }
}

/// The checksum at the end of a PNG's chunk.
func cyclicRedundancyCheck(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  bytes.withUnsafeBufferPointer { UInt32(crc32(0, $0.baseAddress, uInt($0.count))) }
}

extension UInt32 {
  /// The four bytes, the highest first.
  var bigEndianBytes: [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> UInt32($0)) }
  }
}
