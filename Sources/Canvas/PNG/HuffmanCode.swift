/// A Huffman code for symbols of known frequencies, with words of limited length.
struct HuffmanCode {
  /// The length of each symbol's word in bits; 0 for a symbol that does not occur.
  let lengths: [Int]

  /// Each symbol's word, its first bit lowest.
  let words: [BitWriter.Word]

  /// The canonical code of least length, or nearly so where the limit cuts words short.
  ///
  /// A code of fewer than two symbols gets a second word, since not every reader takes less.
  init(frequencies: [Int], limit: Int) {
    lengths = HuffmanCode.lengths(frequencies: frequencies, limit: limit)
    words = HuffmanCode.canonicalWords(lengths: lengths)
  }

  /// Word lengths by joining the two rarest nodes until one is left.
  private static func lengths(frequencies: [Int], limit: Int) -> [Int] {
    var lengths = [Int](repeating: 0, count: frequencies.count)
    var leaves = frequencies.indices.filter { frequencies[$0] > 0 }
    for symbol in frequencies.indices where leaves.count < 2 && !leaves.contains(symbol) {
      leaves.append(symbol)
    }
    leaves.sort { (frequencies[$0], $0) < (frequencies[$1], $1) }

    // Leaves come first, then joined nodes: both in order of weight.
    var weights = leaves.map { frequencies[$0] }
    var parents = [Int](repeating: 0, count: 2 * leaves.count - 1)
    var nextLeaf = 0
    var nextJoined = leaves.count
    func takeLightest() -> Int {
      let leafIsLighter =
        nextLeaf < leaves.count
        && (nextJoined >= weights.count || weights[nextLeaf] <= weights[nextJoined])
      if leafIsLighter {
        nextLeaf += 1
        return nextLeaf - 1
      }
      nextJoined += 1
      return nextJoined - 1
    }
    for _ in 1..<leaves.count {
      let first = takeLightest()
      let second = takeLightest()
      parents[first] = weights.count
      parents[second] = weights.count
      weights.append(weights[first] + weights[second])
    }

    var depths = [Int](repeating: 0, count: weights.count)
    var counts = [Int](repeating: 0, count: limit + 1)
    for node in stride(from: weights.count - 2, through: 0, by: -1) {
      depths[node] = depths[parents[node]] + 1
      if node < leaves.count { counts[min(depths[node], limit)] += 1 }
    }
    shorten(&counts, limit: limit)

    // The rarest symbols, which come first, get the longest words.
    var length = limit
    for leaf in leaves {
      while counts[length] == 0 { length -= 1 }
      lengths[leaf] = length
      counts[length] -= 1
    }
    return lengths
  }

  /// Makes room for the words that the limit cut: a shorter word is lengthened for each too many.
  private static func shorten(_ counts: inout [Int], limit: Int) {
    var used = 0
    for length in 1...limit { used += counts[length] << (limit - length) }
    while used > 1 << limit {
      counts[limit] -= 1
      for length in stride(from: limit - 1, to: 0, by: -1) where counts[length] > 0 {
        counts[length] -= 1
        counts[length + 1] += 2
        break
      }
      used -= 1
    }
  }

  /// Words in order of length and then symbol: RFC 1951, section 3.2.2.
  private static func canonicalWords(lengths: [Int]) -> [BitWriter.Word] {
    var counts = [Int](repeating: 0, count: 17)
    for length in lengths where length > 0 { counts[length] += 1 }
    var next = [UInt32](repeating: 0, count: 17)
    for length in 1...16 {
      next[length] = (next[length - 1] + UInt32(counts[length - 1])) << 1
    }
    return lengths.map { length in
      guard length > 0 else { return BitWriter.Word(bits: 0, count: 0) }
      defer { next[length] += 1 }
      let reversed = next[length].reversedBits(count: length)
      return BitWriter.Word(bits: reversed, count: length)
    }
  }
}

extension UInt32 {
  /// The lowest bits in reversed order.
  fileprivate func reversedBits(count: Int) -> UInt32 {
    var bits: UInt32 = 0
    for place in 0..<count where self >> UInt32(place) & 1 == 1 {
      bits |= 1 << UInt32(count - 1 - place)
    }
    return bits
  }
}
