/// A zlib stream in which the only repetitions are runs of one byte.
///
/// Drawings, once their rows are filtered, are runs and little else: zlib at its fastest finds
/// hardly more in them, but takes several times as long looking. RFC 1950 and 1951.
struct RunLengthDeflate {
  private var writer = BitWriter()
  private var checksum = Adler32()

  /// What the current block holds: bytes below 256, and 256 + n for a run of n + 3 more bytes
  /// like the one before.
  private var tokens: [UInt16] = []

  private static let tokensPerBlock = 1 << 16
  private static let shortestRun = 3
  private static let longestRun = 258

  init() {
    writer.append([0x78, 0x01])
    tokens.reserveCapacity(RunLengthDeflate.tokensPerBlock + 4096)
  }

  /// Adds the bytes `count` times over.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, count: Int = 1) {
    checksum.append(bytes, count: count)
    let start = tokens.count
    tokenize(bytes)
    let end = tokens.count
    if count > 1 {
      let row = Array(tokens[start..<end])
      for _ in 1..<count {
        if tokens.count >= RunLengthDeflate.tokensPerBlock { writeBlock(isLast: false) }
        tokens += row
      }
    }
    if tokens.count >= RunLengthDeflate.tokensPerBlock { writeBlock(isLast: false) }
  }

  /// Ends the stream and returns it.
  mutating func finish() -> [UInt8] {
    writeBlock(isLast: true)
    writer.alignToByte()
    writer.append(checksum.value.bigEndianBytes)
    return writer.bytes
  }

  // MARK: Runs

  private mutating func tokenize(_ bytes: UnsafeBufferPointer<UInt8>) {
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      var end = place + 1
      if end + 7 < bytes.count, bytes[end] == byte {
        let eight = UInt64(byte) &* 0x0101_0101_0101_0101
        while end + 8 <= bytes.count, bytes.eightBytes(at: end) == eight { end += 8 }
      }
      while end < bytes.count, bytes[end] == byte { end += 1 }
      tokens.append(UInt16(byte))
      appendRun(of: byte, length: end - place - 1)
      place = end
    }
  }

  private mutating func appendRun(of byte: UInt8, length: Int) {
    var left = length
    while left >= RunLengthDeflate.shortestRun {
      var run = min(left, RunLengthDeflate.longestRun)
      // A rest of one or two would cost more than a shorter run here.
      if left > run, left - run < RunLengthDeflate.shortestRun {
        run = left - RunLengthDeflate.shortestRun
      }
      tokens.append(UInt16(256 + run - RunLengthDeflate.shortestRun))
      left -= run
    }
    for _ in 0..<left { tokens.append(UInt16(byte)) }
  }

  // MARK: Blocks

  private mutating func writeBlock(isLast: Bool) {
    var frequencies = [Int](repeating: 0, count: 286)
    for token in tokens {
      frequencies[token < 256 ? Int(token) : RunLengthCode.table[Int(token) - 256].symbol] += 1
    }
    frequencies[RunLengthCode.endOfBlock] = 1
    let code = HuffmanCode(frequencies: frequencies, limit: 15)

    writer.write(isLast ? 1 : 0, count: 1)
    writer.write(2, count: 2)
    writeLengths(code.lengths)
    for token in tokens {
      if token < 256 {
        writer.write(code.words[Int(token)], count: code.lengths[Int(token)])
      } else {
        let run = RunLengthCode.table[Int(token) - 256]
        writer.write(code.words[run.symbol], count: code.lengths[run.symbol])
        // The extra bits and the one bit that says "distance 1".
        writer.write(run.extra, count: run.extraBits + 1)
      }
    }
    writer.write(
      code.words[RunLengthCode.endOfBlock], count: code.lengths[RunLengthCode.endOfBlock])
    tokens.removeAll(keepingCapacity: true)
  }

  /// The code's word lengths, themselves in a Huffman code: RFC 1951, section 3.2.7.
  private mutating func writeLengths(_ lengths: [Int]) {
    // One distance, 1, with a word of one bit.
    let all = lengths + [1]
    var frequencies = [Int](repeating: 0, count: 19)
    for length in all { frequencies[length] += 1 }
    let code = HuffmanCode(frequencies: frequencies, limit: 7)
    writer.write(UInt32(lengths.count - 257), count: 5)
    writer.write(0, count: 5)
    writer.write(UInt32(19 - 4), count: 4)
    for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] {
      writer.write(UInt32(code.lengths[symbol]), count: 3)
    }
    for length in all { writer.write(code.words[length], count: code.lengths[length]) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Eight bytes from that place on, which has to exist.
  @inline(__always)
  fileprivate func eightBytes(at place: Int) -> UInt64 {
    UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }
}
