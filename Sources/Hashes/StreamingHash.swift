/// How one kind of hash works blocks of 64 bytes into its state.
package protocol BlockHash {
  static var initialState: SIMD8<UInt32> { get }

  /// How many words of the state are the result.
  static var wordCount: Int { get }

  /// Works whole blocks into the state.
  static func add(blocks: UnsafeRawBufferPointer, to state: inout SIMD8<UInt32>)
}

/// A hash of bytes that come one piece after the other: what SHA-1 and SHA-256 have in common.
/// Source: FIPS 180-4, sections 5.1.1 and 5.2.1.
package struct StreamingHash<Kind: BlockHash> {
  private var state = Kind.initialState

  /// Bytes that do not fill a block yet.
  private var rest: [UInt8] = []
  private var byteCount: UInt64 = 0

  package init() {}

  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    byteCount &+= UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(64 - rest.count, bytes.count)
      rest += bytes[..<start]
      guard rest.count == 64 else { return }
      rest.withUnsafeBytes { Kind.add(blocks: $0, to: &state) }
    }
    let end = start + (bytes.count - start) / 64 * 64
    Kind.add(blocks: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), to: &state)
    rest = Array(bytes[end...])
  }

  package mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  /// The hash of all bytes so far, in hexadecimal digits.
  package func hexadecimal() -> String {
    bytes().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The hash of all bytes so far.
  package func bytes() -> [UInt8] {
    var last = self
    let zeros = (119 - Int(byteCount % 64)) % 64
    let bitCount = withUnsafeBytes(of: (byteCount &* 8).bigEndian) { Array($0) }
    last.add([0x80] + [UInt8](repeating: 0, count: zeros) + bitCount)
    return (0..<Kind.wordCount).flatMap { index in
      withUnsafeBytes(of: last.state[index].bigEndian) { Array($0) }
    }
  }
}

extension UInt32 {
  func rotated(left count: UInt32) -> UInt32 { self &<< count | self &>> (32 &- count) }
}
