import TensorFiles
import Tensors
import Testing

@Suite("Hostile archives")
struct HostileArchiveTests {
  /// The sentence that opening an archive and reading all its arrays ends with.
  private func sentence(_ archive: ZipBuilder) -> String {
    do {
      let file = try NPZFile(storage: storage(archive.bytes()), source: "it")
      for name in file.names { _ = try file.tensor(named: name) }
      return "no error"
    } catch {
      return String("\(error)".dropFirst("it: ".count))
    }
  }

  private func sentence(_ entries: ZipBuilder.Entry...) -> String {
    sentence(ZipBuilder(entries: entries))
  }

  private let plain = ZipBuilder.Entry(name: "a.npy", contents: ZipBuilder.array())

  @Test("what the builder makes without lies is read")
  func honest() {
    #expect(sentence(plain) == "no error")
  }

  @Test(
    "names that leave the archive are refused",
    arguments: ["../a.npy", "/../a.npy", "b/../../a.npy", "b\\a.npy", "a\u{0}.npy"])
  func names(name: String) {
    var entry = plain
    entry.name = name
    #expect(sentence(entry).hasPrefix("the archive has an entry with the unsafe name"))
  }

  @Test("a second entry of the same name is refused")
  func duplicates() {
    #expect(sentence(plain, plain) == "the archive has two entries named 'a.npy'")
  }

  @Test("an entry that lies over another is refused")
  func overlap() {
    var large = plain
    large.statedSize = UInt32(large.contents.count + 10)
    large.statedStoredSize = large.statedSize
    var second = plain
    second.name = "b.npy"
    let answer = sentence(large, second)
    #expect(answer == "the archive is damaged: entry 'b.npy' lies over another one")
  }

  @Test("an entry that points at another is refused")
  func wrongOffset() {
    var second = plain
    second.localName = "a.npy"
    second.offset = 0
    second.name = "b.npy"
    let answer = sentence(plain, second)
    #expect(answer == "the archive is damaged: entry 'b.npy' and the table of contents disagree")
  }

  @Test("encryption and unknown methods are refused by name")
  func features() {
    var entry = plain
    entry.flags = 1
    #expect(sentence(entry) == "entry 'a.npy' is encrypted")
    entry = plain
    entry.method = 12
    #expect(sentence(entry).hasPrefix("entry 'a.npy' is packed with method 12"))
  }

  @Test("a wrong checksum is refused")
  func checksum() {
    var entry = plain
    entry.checksum = 1
    #expect(sentence(entry) == "entry 'a.npy' is damaged: its checksum is wrong")
  }

  @Test("a small entry that claims to unpack to gigabytes is refused at once")
  func bomb() {
    var entry = plain
    entry.method = 8
    entry.statedSize = 4_000_000_000
    #expect(sentence(entry).hasPrefix("entry 'a.npy' is said to unpack from"))
  }

  @Test("an entry that does not unpack to the stated size is refused")
  func inflatedSize() {
    // Deflate of "hello" in one stored block.
    let packed: [UInt8] = [1, 5, 0, 0xFA, 0xFF] + Array("hello".utf8)
    for stated: UInt32 in [4, 6] {
      let entry = ZipBuilder.Entry(
        name: "a.npy", contents: packed, method: 8, statedSize: stated,
        checksum: ZipBuilder.checksum(Array("hello".utf8)))
      #expect(
        sentence(entry)
          == "entry 'a.npy' is damaged: it does not unpack to the \(stated) bytes that are stated")
    }
  }

  @Test("a table of contents that counts wrongly is refused")
  func count() {
    #expect(
      sentence(ZipBuilder(entries: [plain], statedCount: 2)).hasPrefix("the archive is damaged"))
  }

  @Test(
    "headers of arrays that lie are refused",
    arguments: [
      ("{'descr': '|u1', 'fortran_order': False, 'shape': (5,), }", "of shape [5] and type '|u1'"),
      (
        "{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904, 4), }",
        "of shape [4611686018427387904, 4]"
      ),
      (
        "{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999999999999,), }",
        "has a damaged header: a size is wanted"
      ),
      ("{'descr': '|u1', 'shape': (4,), }", "has a damaged header"),
      (
        "{'descr': '|u1', 'descr': '|u1', 'fortran_order': False, 'shape': (4,), }",
        "has a damaged header"
      ),
      ("{'descr': '|u1', 'fortran_order': 0, 'shape': (4,), }", "has a damaged header"),
      ("{'descr': '|u1', 'fortran_order': False, 'shape': (4,), } x", "has a damaged header"),
      ("__import__('os')", "has a damaged header"),
      ("{'descr': '|O', 'fortran_order': False, 'shape': (4,), }", "has elements of NumPy's type"),
      ("", "has a damaged header"),
    ])
  func headers(header: String, expected: String) {
    let entry = ZipBuilder.Entry(name: "a.npy", contents: ZipBuilder.array(header))
    #expect(sentence(entry).hasPrefix("array 'a' " + expected))
  }

  @Test("control characters in names do not reach the terminal")
  func controlCharacters() {
    var entry = plain
    entry.name = "../\u{1B}[2J" + String(repeating: "x", count: 1000)
    let answer = sentence(entry)
    #expect(answer.hasPrefix("the archive has an entry with the unsafe name '../\\u{1B}[2Jxxx"))
    #expect(answer.count < 200)
  }

  @Test("other contents than arrays are refused")
  func noArray() {
    let text = ZipBuilder.Entry(name: "a.npy", contents: Array("hello".utf8))
    #expect(sentence(text) == "array 'a' is not a NumPy array")
    let version = ZipBuilder.Entry(name: "a.npy", contents: ZipBuilder.array(version: 4))
    #expect(sentence(version).hasPrefix("array 'a' is a NumPy array of version 4.0"))
    let long = ZipBuilder.Entry(
      name: "a.npy", contents: ZipBuilder.array(String(repeating: " ", count: 10_001)))
    #expect(sentence(long).hasPrefix("array 'a' has a header of 10002 bytes"))
  }
}
