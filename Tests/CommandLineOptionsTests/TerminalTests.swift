import CommandLineOptions
import Testing

@Suite("A terminal")
struct TerminalTests {
  private func terminal(
    _ environment: [String: String], isTerminal: Bool = true, window: Int? = 120
  ) -> Terminal {
    Terminal(isTerminal: isTerminal, windowColumns: window) { environment[$0] }
  }

  @Test("shows bold and draws lines anew")
  func usual() {
    let usual = terminal(["TERM": "xterm-256color"])
    #expect(usual.allowsStyle && usual.allowsRedrawing)
    #expect(HelpStyle(for: usual) == HelpStyle(columns: 100, isBold: true))
  }

  @Test("without style is what NO_COLOR asks for, unless it is empty")
  func noColor() {
    let plain = terminal(["TERM": "xterm", "NO_COLOR": "1"])
    #expect(!plain.allowsStyle && plain.allowsRedrawing)
    #expect(terminal(["TERM": "xterm", "NO_COLOR": ""]).allowsStyle)
  }

  @Test("that is dumb, or a file, shows neither")
  func dumb() {
    for plain in [
      terminal(["TERM": "dumb"]), terminal([:]), terminal(["TERM": "xterm"], isTerminal: false),
    ] {
      #expect(!plain.allowsStyle && !plain.allowsRedrawing)
    }
  }

  @Test("has the width of its window, else COLUMNS, else none")
  func columns() {
    #expect(terminal(["COLUMNS": "60"]).columns == 120)
    #expect(terminal(["COLUMNS": "60"], window: nil).columns == 60)
    #expect(terminal(["COLUMNS": "wide"], window: nil).columns == nil)
    #expect(terminal([:], window: nil).columns == nil)
  }
}
