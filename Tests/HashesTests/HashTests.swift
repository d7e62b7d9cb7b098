import Testing

import Hashes

@Suite("Hashes")
struct HashTests {
  private func hash<Kind: BlockHash>(_ bytes: [UInt8], _ kind: Kind.Type) -> String {
    var hash = StreamingHash<Kind>()
    hash.add(bytes)
    return hash.hexadecimal()
  }

  @Test(
    "SHA-1 and SHA-256 of the published examples",
    arguments: [
      (
        "", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
      ),
      (
        "abc", "a9993e364706816aba3e25717850c26c9cd0d89d",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      ),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func published(text: String, sha1: String, sha256: String) {
    #expect(hash(Array(text.utf8), SHA1.self) == sha1)
    #expect(hash(Array(text.utf8), SHA256.self) == sha256)
  }

  @Test("A million letters a, which come in pieces of any length")
  func million() {
    let letters = [UInt8](repeating: 0x61, count: 1_000_000)
    var sha1 = StreamingHash<SHA1>()
    var sha256 = StreamingHash<SHA256>()
    var done = 0
    var length = 1
    while done < letters.count {
      let piece = Array(letters[done..<min(done + length, letters.count)])
      sha1.add(piece)
      sha256.add(piece)
      done += piece.count
      length = (length * 7 + 3) % 1000
    }
    #expect(sha1.hexadecimal() == "34aa973cd4c4daa4f61eeb2bdbad27316534016f")
    #expect(
      sha256.hexadecimal() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("Every length about the ends of blocks, against Python's hashlib")
  func lengths() {
    // The hash of the hashes of 0 to 199 bytes, of which number i is i modulo 251.
    var (sha1, sha256) = ("", "")
    for length in 0..<200 {
      let bytes = (0..<length).map { UInt8($0 % 251) }
      sha1 += hash(bytes, SHA1.self)
      sha256 += hash(bytes, SHA256.self)
    }
    #expect(hash(Array(sha1.utf8), SHA1.self) == "4a78f9d0f5f3cc3ebc696c7e0a33e0591c20b3d7")
    #expect(
      hash(Array(sha256.utf8), SHA256.self)
        == "7a38a844c9e159de39f0862ee2e28569a8250831150a3fbf0a59c001129b2fb2")
  }
}
