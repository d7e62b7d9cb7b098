import CommandLineOptions
import Synchronization
import Testing

@Suite("The progress bar")
struct ProgressBarTests {
  /// A terminal that remembers what was written, and a clock that is set by hand.
  final class Screen: Sendable {
    let written = Mutex("")
    let seconds = Mutex(0.0)

    func bar(isQuiet: Bool = false, term: String = "xterm", columns: Int = 50) -> ProgressBar {
      ProgressBar(
        "Reading", isQuiet: isQuiet,
        terminal: Terminal(isTerminal: true, windowColumns: columns) { _ in term },
        surroundings: .init(
          seconds: { self.seconds.withLock { $0 } },
          write: { text in self.written.withLock { $0 += text } }))
    }

    func wait(_ seconds: Double) { self.seconds.withLock { $0 += seconds } }

    /// What was written since the last time.
    func read() -> String {
      written.withLock { text in
        defer { text = "" }
        return text
      }
    }
  }

  @Test("appears after half a second and is erased at the end")
  func appears() {
    let screen = Screen()
    let bar = screen.bar()
    bar.update(1, of: 4)
    screen.wait(0.4)
    bar.update(1, of: 4)
    #expect(screen.read() == "")
    screen.wait(0.2)
    bar.update(2, of: 4)
    #expect(screen.read() == "\rReading [###############...............]  50%\u{1B}[K")
    bar.finish()
    #expect(screen.read() == "\r\u{1B}[K")
    bar.update(3, of: 4)
    bar.finish()
    #expect(screen.read() == "")
  }

  @Test("is erased when the work fails and the bar is let go")
  func erased() {
    let screen = Screen()
    do {
      let bar = screen.bar()
      screen.wait(1)
      bar.update(1, of: 3)
    }
    #expect(screen.read().hasSuffix("\r\u{1B}[K"))
  }

  @Test("is not drawn more often than twenty times a second, but always at the end")
  func interval() {
    let screen = Screen()
    let bar = screen.bar()
    screen.wait(1)
    bar.update(1, of: 4)
    _ = screen.read()
    screen.wait(0.01)
    bar.update(2, of: 4)
    #expect(screen.read() == "")
    bar.update(4, of: 4)
    #expect(screen.read().contains("100%"))
  }

  @Test("never appears with --quiet, on a dumb terminal, or for no work")
  func silent() {
    let screen = Screen()
    let bars = [screen.bar(isQuiet: true), screen.bar(term: "dumb"), screen.bar()]
    screen.wait(1)
    for (bar, total) in zip(bars, [2, 2, 0]) {
      bar.update(1, of: total)
      bar.finish()
    }
    #expect(screen.read() == "")
  }

  @Test("fits a narrow window", arguments: [8, 16, 20, 30])
  func narrow(columns: Int) {
    let screen = Screen()
    let bar = screen.bar(columns: columns)
    screen.wait(1)
    bar.update(1, of: 1)
    let line = screen.read().dropFirst().dropLast(3)
    #expect(line.count < columns)
    #expect(line.hasPrefix("Reading"))
  }
}
