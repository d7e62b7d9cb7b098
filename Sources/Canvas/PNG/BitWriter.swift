/// Packs bits into bytes, the lowest first, as Deflate has them.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var count = 0

  /// Adds up to 32 bits.
  @inline(__always)
  mutating func write(_ bits: UInt32, count newBits: Int) {
    pending |= UInt64(bits) << UInt64(count)
    count += newBits
    if count >= 32 {
      let word = UInt32(truncatingIfNeeded: pending)
      bytes.append(UInt8(truncatingIfNeeded: word))
      bytes.append(UInt8(truncatingIfNeeded: word >> 8))
      bytes.append(UInt8(truncatingIfNeeded: word >> 16))
      bytes.append(UInt8(truncatingIfNeeded: word >> 24))
      pending >>= 32
      count -= 32
    }
  }

  /// Fills the last byte with zeros.
  mutating func alignToByte() {
    while count > 0 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      count -= 8
    }
    count = 0
  }

  /// Adds whole bytes after `alignToByte`.
  mutating func append(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }
}
