/// How Deflate writes the length of a run: a symbol and some extra bits.
struct RunLengthCode {
  let symbol: Int
  let extra: UInt32
  let extraBits: Int

  static let endOfBlock = 256

  /// The codes of lengths 3 to 258: RFC 1951, section 3.2.5.
  static let table: [RunLengthCode] = (3...258).map { length in
    if length == 258 { return RunLengthCode(symbol: 285, extra: 0, extraBits: 0) }
    // Lengths come in groups of four symbols; each group after the second has one bit more.
    let offset = length - 3
    if offset < 8 { return RunLengthCode(symbol: 257 + offset, extra: 0, extraBits: 0) }
    let extraBits = Int.bitWidth - 1 - offset.leadingZeroBitCount - 2
    let step = offset >> extraBits
    return RunLengthCode(
      symbol: 257 + 4 * extraBits + step, extra: UInt32(offset & (1 << extraBits - 1)),
      extraBits: extraBits)
  }
}
