/// SHA-256 (FIPS 180-4, section 6.2.2).
package enum SHA256: BlockHash {
  package static let initialState = SIMD8<UInt32>(
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19)
  package static let wordCount = 8

  /// The fractions of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1,
    0x923F_82A4, 0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3,
    0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786,
    0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
    0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147,
    0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13,
    0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
    0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A,
    0x5B9C_CA4F, 0x682E_6FF3, 0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208,
    0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
  ]

  package static func add(blocks: UnsafeRawBufferPointer, to state: inout SIMD8<UInt32>) {
    constants.withUnsafeBufferPointer { constants in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
        for start in stride(from: 0, to: blocks.count, by: 64) {
          for t in 0..<16 {
            words[t] = UInt32(
              bigEndian: blocks.loadUnaligned(fromByteOffset: start + 4 * t, as: UInt32.self))
          }
          for t in 16..<64 {
            words[t] =
              smallSigma1(words[t - 2]) &+ words[t - 7] &+ smallSigma0(words[t - 15])
              &+ words[t - 16]
          }
          addRounds(of: words, constants, to: &state)
        }
      }
    }
  }

  /// The 64 rounds of one block.
  private static func addRounds(
    of words: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>,
    to state: inout SIMD8<UInt32>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in 0..<64 {
      let choice = e & f ^ ~e & g
      let majority = a & b ^ a & c ^ b & c
      let first = h &+ largeSigma1(e) &+ choice &+ constants[t] &+ words[t]
      let second = largeSigma0(a) &+ majority
      (a, b, c, d, e, f, g, h) = (first &+ second, a, b, c, d &+ first, e, f, g)
    }
    state = state &+ SIMD8(a, b, c, d, e, f, g, h)
  }

  private static func largeSigma0(_ x: UInt32) -> UInt32 {
    x.rotated(left: 30) ^ x.rotated(left: 19) ^ x.rotated(left: 10)
  }

  private static func largeSigma1(_ x: UInt32) -> UInt32 {
    x.rotated(left: 26) ^ x.rotated(left: 21) ^ x.rotated(left: 7)
  }

  private static func smallSigma0(_ x: UInt32) -> UInt32 {
    x.rotated(left: 25) ^ x.rotated(left: 14) ^ x &>> 3
  }

  private static func smallSigma1(_ x: UInt32) -> UInt32 {
    x.rotated(left: 15) ^ x.rotated(left: 13) ^ x &>> 10
  }
}
