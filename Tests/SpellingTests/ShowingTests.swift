import Spelling
import Testing

@Suite("Texts from files")
struct ShowingTests {
  @Test("show in one line what would steer a terminal")
  func steering() {
    #expect(visible("a\u{1B}[2J\n") == "a\\u{1B}[2J\\u{A}")
    #expect(visible("\u{202E}é中") == "\\u{202E}é中")
    #expect(quoted("it's") == "'it's'")
  }

  @Test("are not much longer than a line")
  func long() {
    let word = String(repeating: "x", count: 81)
    #expect(quoted(word) == "'" + String(repeating: "x", count: 80) + "…'")
    #expect(visible(word) == word)
    #expect(visible(word, limit: 81) == word)
    #expect(visible("abc", limit: 2) == "ab…")
  }

  @Test("stand in columns, no line with spaces at its end")
  func table() {
    let rows = [["Name", "Size", "Note"], ["a", "1", ""], ["bcdefg", "10", "x"]]
    #expect(
      PlainTable.text(rows, rightAligned: [1]) == """
        Name    Size  Note
        a          1
        bcdefg    10  x

        """)
    #expect(PlainTable.text([], rightAligned: []) == "")
  }

  @Test("and the system's reasons", arguments: [(2 as Int32, "No such file or directory")])
  func reasons(code: Int32, reason: String) {
    #expect(SystemError(code: code).reason == reason)
  }
}
