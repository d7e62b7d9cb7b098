/// Packs bits into bytes, the lowest first, as Deflate has them.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var count = 0

  /// A word of at most 32 bits.
  struct Word {
    var bits: UInt32
    var count: Int

    /// The word with another one after it.
    func followed(by other: Word) -> Word {
      Word(bits: bits | other.bits << UInt32(count), count: count + other.count)
    }
  }

  mutating func write(_ word: Word) {
    pending |= UInt64(word.bits) << UInt64(count)
    count += word.count
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      count -= 8
    }
  }

  mutating func write(_ bits: Int, count: Int) {
    write(Word(bits: UInt32(bits), count: count))
  }

  /// Writes the word that stands in `words` for each number: many at once, and fast.
  ///
  /// - Parameter bitCount: How many bits that gives, or more.
  mutating func write(_ numbers: [UInt16], words: [Word], bitCount: Int) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: bitCount / 8 + 16))
    var pending = pending
    var count = count
    let end = bytes.withUnsafeMutableBytes { bytes in
      words.withUnsafeBufferPointer { words in
        var place = start
        for number in numbers {
          let word = words[Int(number)]
          pending |= UInt64(word.bits) << UInt64(count)
          count += word.count
          if count >= 32 {
            bytes.storeBytes(
              of: UInt32(truncatingIfNeeded: pending).littleEndian, toByteOffset: place,
              as: UInt32.self)
            place += 4
            pending >>= 32
            count -= 32
          }
        }
        return place
      }
    }
    bytes.removeLast(bytes.count - end)
    self.pending = pending
    self.count = count
    write(0, count: 0)
  }

  /// Fills the last byte with zeros.
  mutating func alignToByte() {
    write(0, count: (8 - count) & 7)
  }

  /// Adds whole bytes after `alignToByte`.
  mutating func append(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }
}
