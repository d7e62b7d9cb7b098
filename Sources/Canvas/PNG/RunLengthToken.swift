/// What bytes are taken apart into before they are coded: a number below 256 is a byte, 256 + n a
/// run of n + 3 more bytes like the one before.
enum RunLengthToken {
  /// How many tokens there are: 256 bytes, runs of 3 to 258.
  static let count = 512

  /// The symbol that ends a block of Deflate.
  static let endOfBlock = 256

  private static let shortestRun = 3
  private static let longestRun = 258

  /// How Deflate writes the length of a run: a symbol and some extra bits.
  struct Code {
    let symbol: Int
    let extra: BitWriter.Word
  }

  /// The codes of runs of 3 to 258 bytes: RFC 1951, section 3.2.5.
  static let codes: [Code] = (shortestRun...longestRun).map { length in
    if length == longestRun { return Code(symbol: 285, extra: .init(bits: 0, count: 0)) }
    // Eight symbols stand for themselves; then every four have one extra bit more.
    let offset = length - shortestRun
    if offset < 8 { return Code(symbol: 257 + offset, extra: .init(bits: 0, count: 0)) }
    let extraBits = Int.bitWidth - offset.leadingZeroBitCount - 3
    return Code(
      symbol: 257 + 4 * extraBits + offset >> extraBits,
      extra: .init(bits: UInt32(offset & (1 << extraBits - 1)), count: extraBits))
  }

  /// Writes the tokens of the bytes, of which there are never more than bytes, and returns how
  /// many.
  static func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>, to tokens: UnsafeMutableBufferPointer<UInt16>
  ) -> Int {
    var count = 0
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      let length = bytes.run(from: place)
      tokens[count] = UInt16(byte)
      count += 1
      var left = length - 1
      while left >= shortestRun {
        var run = min(left, longestRun)
        // A rest of one or two would cost more than a shorter run here.
        if left > run, left - run < shortestRun { run = left - shortestRun }
        tokens[count] = UInt16(256 + run - shortestRun)
        count += 1
        left -= run
      }
      for _ in 0..<left {
        tokens[count] = UInt16(byte)
        count += 1
      }
      place += length
    }
    return count
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many bytes from a place on are equal, at least one.
  @inline(__always)
  fileprivate func run(from place: Int) -> Int {
    let byte = self[place]
    var end = place + 1
    let eight = UInt64(byte) &* 0x0101_0101_0101_0101
    let raw = UnsafeRawBufferPointer(self)
    while end + 8 <= count,
      raw.loadUnaligned(fromByteOffset: end, as: UInt64.self) == eight
    {
      end += 8
    }
    while end < count, self[end] == byte { end += 1 }
    return end - place
  }
}
