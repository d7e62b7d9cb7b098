/// SHA-1 (FIPS 180-4, section 6.1.2): enough against accidents, and all that is published for some
/// files.
package enum SHA1: BlockHash {
  package static let initialState = SIMD8<UInt32>(
    0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0, 0, 0, 0)
  package static let wordCount = 5

  package static func add(blocks: UnsafeRawBufferPointer, to state: inout SIMD8<UInt32>) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { words in
      for start in stride(from: 0, to: blocks.count, by: 64) {
        for t in 0..<16 {
          words[t] = UInt32(
            bigEndian: blocks.loadUnaligned(fromByteOffset: start + 4 * t, as: UInt32.self))
        }
        for t in 16..<80 {
          words[t] = (words[t - 3] ^ words[t - 8] ^ words[t - 14] ^ words[t - 16]).rotated(left: 1)
        }
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
        for t in 0..<80 {
          let (function, constant): (UInt32, UInt32) =
            switch t {
            case ..<20: (b & c ^ ~b & d, 0x5A82_7999)
            case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
            case ..<60: (b & c ^ b & d ^ c & d, 0x8F1B_BCDC)
            default: (b ^ c ^ d, 0xCA62_C1D6)
            }
          let next = a.rotated(left: 5) &+ function &+ e &+ constant &+ words[t]
          (a, b, c, d, e) = (next, a, b.rotated(left: 30), c, d)
        }
        state = state &+ SIMD8(a, b, c, d, e, 0, 0, 0)
      }
    }
  }
}
