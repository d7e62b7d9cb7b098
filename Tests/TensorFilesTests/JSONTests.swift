import TensorFiles
import Testing

@Suite("JSON")
struct JSONTests {
  private func parse(_ text: String) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8))
  }

  @Test("escapes mean what RFC 8259 says")
  func escapes() throws {
    let text = #""\"\\\/\b\f\n\r\tA\u0041\u00e9\ud834\udd1e""#
    #expect(try parse(text).string == "\"\\/\u{8}\u{C}\n\r\tAAé𝄞")
  }

  @Test(
    "texts that are nearly JSON are refused",
    arguments: [
      "", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "'a'", "01", "-", "1.", ".5", "1e", "+1", "nul",
      "[1 2]", "\"\t\"", "\"\\x\"", "\"\\u12\"", "\"\\ud834\"", "\"\\ud834\\u0041\"", "\"\\udd1e\"",
      "1 1", "NaN", "[1] // comment", "{\"a\":1,\"a\":2}",
    ])
  func refused(text: String) {
    #expect(throws: JSONError.self) { try parse(text) }
  }

  @Test("bytes that are not UTF-8 are refused")
  func invalidUTF8() {
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82]] {
      #expect(throws: JSONError.self) { try JSONParser.parse([0x22] + bytes + [0x22]) }
    }
  }

  @Test("a deep nest is refused instead of overflowing the stack")
  func deep() throws {
    let allowed = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    _ = try parse(allowed)
    #expect(throws: JSONError.tooDeep(at: 128, limit: 128)) {
      try parse(String(repeating: "[", count: 1_000_000))
    }
  }
}
