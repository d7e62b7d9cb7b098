/// A zlib stream in which the only repetitions are runs of one byte: RFC 1950 and 1951.
///
/// Drawings, once their rows are filtered, are runs and little else: zlib at its fastest finds
/// hardly more in them (195 instead of 199 kB in the diagram of AlexNet), but looks for it four
/// times as long.
struct RunLengthDeflate {
  private var writer = BitWriter()
  private var checksum = Adler32()
  private var tokens: [UInt16] = []

  /// The tokens of the bytes that are being added.
  private var scratch: [UInt16] = []

  private static let tokensPerBlock = 1 << 16

  init() {
    writer.append([0x78, 0x01])
  }

  /// Adds the bytes `count` times over.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, count: Int = 1) {
    checksum.append(bytes, count: count)
    if scratch.count < bytes.count {
      scratch = [UInt16](repeating: 0, count: bytes.count)
    }
    let length = scratch.withUnsafeMutableBufferPointer {
      RunLengthToken.tokenize(bytes, to: $0)
    }
    for _ in 0..<count {
      if tokens.count >= RunLengthDeflate.tokensPerBlock { writeBlock(isLast: false) }
      tokens.append(contentsOf: scratch[..<length])
    }
  }

  /// Ends the stream and returns it.
  mutating func finish() -> [UInt8] {
    writeBlock(isLast: true)
    writer.alignToByte()
    writer.append(checksum.value.bigEndianBytes)
    return writer.bytes
  }

  // MARK: Blocks

  private mutating func writeBlock(isLast: Bool) {
    let runs = RunLengthToken.codes
    var counts = [Int](repeating: 0, count: RunLengthToken.count)
    for token in tokens { counts[Int(token)] += 1 }
    var frequencies = Array(counts[..<256]) + [Int](repeating: 0, count: 30)
    frequencies[RunLengthToken.endOfBlock] = 1
    for (run, count) in zip(runs, counts[256...]) { frequencies[run.symbol] += count }
    let code = HuffmanCode(frequencies: frequencies, limit: 15)

    writer.write(isLast ? 1 : 0, count: 1)
    writer.write(2, count: 2)
    writeLengths(code.lengths)
    // After the extra bits of a run comes the one bit that says "distance 1".
    let words =
      code.words[..<256]
      + runs.map { run in
        code.words[run.symbol].followed(by: run.extra).followed(by: .init(bits: 0, count: 1))
      }
    let bitCount = zip(words, counts).reduce(0) { $0 + $1.0.count * $1.1 }
    writer.write(tokens, words: Array(words), bitCount: bitCount)
    writer.write(code.words[RunLengthToken.endOfBlock])
    tokens.removeAll(keepingCapacity: true)
  }

  /// The order in which RFC 1951 lists the lengths of the code for lengths.
  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  /// The code's word lengths, themselves in a Huffman code: RFC 1951, section 3.2.7.
  private mutating func writeLengths(_ lengths: [Int]) {
    // There is one distance, 1, with a word of one bit.
    let all = lengths + [1]
    var frequencies = [Int](repeating: 0, count: 19)
    for length in all { frequencies[length] += 1 }
    let code = HuffmanCode(frequencies: frequencies, limit: 7)
    writer.write(lengths.count - 257, count: 5)
    writer.write(0, count: 5)
    writer.write(RunLengthDeflate.lengthOrder.count - 4, count: 4)
    for symbol in RunLengthDeflate.lengthOrder { writer.write(code.lengths[symbol], count: 3) }
    for length in all { writer.write(code.words[length]) }
  }
}
