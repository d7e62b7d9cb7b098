#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What is known about a standard stream: whether a person reads it, and how wide their window is.
public struct Terminal: Hashable, Sendable {
  /// Whether the stream is shown on a terminal.
  public let isTerminal: Bool

  /// The columns of the window; `nil` when unknown, as for a file.
  public let columns: Int?

  /// Whether bold and colour may be used.
  public let allowsStyle: Bool

  /// Whether the cursor can be moved back, so that a line can be drawn anew.
  public let allowsRedrawing: Bool

  /// - Parameters:
  ///   - isTerminal: Whether the stream is shown on a terminal.
  ///   - windowColumns: The columns of its window as the system knows them.
  ///   - environment: The value of an environment variable. `COLUMNS` sets the columns where the
  ///     system does not know them, `TERM=dumb` forbids style and redrawing, and `NO_COLOR` forbids
  ///     style (no-color.org).
  public init(isTerminal: Bool, windowColumns: Int?, environment: (String) -> String?) {
    let isDumb = (environment("TERM") ?? "dumb") == "dumb"
    let noColor = !(environment("NO_COLOR") ?? "").isEmpty
    self.isTerminal = isTerminal
    columns =
      windowColumns ?? environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    allowsStyle = isTerminal && !isDumb && !noColor
    allowsRedrawing = isTerminal && !isDumb
  }

  /// What is known about standard output.
  public static var standardOutput: Terminal { Terminal(descriptor: STDOUT_FILENO) }

  /// What is known about standard error.
  public static var standardError: Terminal { Terminal(descriptor: STDERR_FILENO) }

  private init(descriptor: Int32) {
    var window = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    self.init(
      isTerminal: isatty(descriptor) == 1, windowColumns: isKnown ? Int(window.ws_col) : nil
    ) { name in getenv(name).map { String(cString: $0) } }
  }
}

extension HelpStyle {
  /// Help as wide as the terminal, bold where it can be; 80 columns in a file.
  public init(for terminal: Terminal) {
    self.init(columns: terminal.columns ?? 80, isBold: terminal.allowsStyle)
  }
}
