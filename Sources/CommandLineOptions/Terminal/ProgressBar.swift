#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif
import Synchronization

/// A line on standard error that says how far long work has come.
///
/// It is shown on a terminal only, not before half a second has passed, and it is erased when the
/// work is done or fails: `finish()` does it, and so does letting go of the bar.
public final class ProgressBar: Sendable {
  /// Where bars are drawn, and by which clock: replaced in tests.
  package struct Surroundings: Sendable {
    /// Seconds since some moment.
    package var seconds: @Sendable () -> Double

    /// Shows text as it is, without a new line.
    package var write: @Sendable (String) -> Void

    package init(
      seconds: @escaping @Sendable () -> Double, write: @escaping @Sendable (String) -> Void
    ) {
      self.seconds = seconds
      self.write = write
    }

    static let system = Surroundings(seconds: monotonicSeconds, write: writeToStandardError)
  }

  /// The seconds before the bar appears.
  static let patience = 0.5

  /// The least seconds between two drawings.
  static let interval = 0.05

  private struct State {
    var lastDrawn: Double?
    var isFinished = false
  }

  private let label: String
  private let columns: Int
  private let isShown: Bool
  private let surroundings: Surroundings
  private let start: Double
  private let state = Mutex(State())

  /// - Parameters:
  ///   - label: What is being done, such as `Reading weights`.
  ///   - isQuiet: Whether the user asked for silence.
  ///   - terminal: What standard error is.
  public convenience init(
    _ label: String, isQuiet: Bool = false, terminal: Terminal = .standardError
  ) {
    self.init(label, isQuiet: isQuiet, terminal: terminal, surroundings: .system)
  }

  package init(_ label: String, isQuiet: Bool, terminal: Terminal, surroundings: Surroundings) {
    self.label = label
    self.columns = terminal.columns ?? 80
    self.isShown = terminal.allowsRedrawing && !isQuiet
    self.surroundings = surroundings
    self.start = surroundings.seconds()
  }

  deinit { finish() }

  /// Says that `done` of `total` steps are done. Cheap enough for every step; any thread may call.
  public func update(_ done: Int, of total: Int) {
    guard isShown, total > 0 else { return }
    let now = surroundings.seconds()
    guard now - start >= Self.patience else { return }
    state.withLock { state in
      if state.isFinished { return }
      if let last = state.lastDrawn, now - last < Self.interval, done < total { return }
      state.lastDrawn = now
      surroundings.write("\r" + line(Double(done) / Double(total)) + "\u{1B}[K")
    }
  }

  /// Erases the bar. Nothing is shown afterwards.
  public func finish() {
    state.withLock { state in
      if state.lastDrawn != nil, !state.isFinished { surroundings.write("\r\u{1B}[K") }
      state.isFinished = true
    }
  }

  /// The bar as one line that is shorter than the window, so that it never wraps.
  private func line(_ part: Double) -> String {
    let part = min(max(part, 0), 1)
    let percent = "\(Int(part * 100))%"
    let number = String(repeating: " ", count: 4 - percent.count) + percent
    let cells = min(30, columns - 1 - label.count - 2 - 1 - number.count - 1)
    guard cells >= 5 else { return String((label + " " + number).prefix(max(columns - 1, 0))) }
    let filled = Int(part * Double(cells))
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: cells - filled)
    return "\(label) [\(bar)] \(number)"
  }
}

/// Seconds of a clock that is never set.
private func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

private func writeToStandardError(_ text: String) {
  var text = text
  text.withUTF8 { bytes in _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
}
