import Synchronization

/// The shapers that no thread uses at the moment. Loading fonts takes some milliseconds, so a
/// shaper is given back after use: there are as many as threads ever drew at once.
enum TextShapers {
  private struct Idle: @unchecked Sendable {
    // Safe: a shaper is in this list or with one thread, never both.
    var shapers: [TextShaper] = []
  }

  private static let idle = Mutex(Idle())

  /// Makes the first shaper, whereupon Pango looks for fonts in the background.
  static func prepare() {
    idle.withLock { if $0.shapers.isEmpty { $0.shapers.append(TextShaper()) } }
  }

  /// Lends a shaper to the closure: the one used last, which knows most of the text.
  static func withShaper<Result, Failure: Error>(
    _ use: (TextShaper) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let lent = idle.withLock { Idle(shapers: $0.shapers.popLast().map { [$0] } ?? []) }
    let shaper = lent.shapers.first ?? TextShaper()
    let returned = Idle(shapers: [shaper])
    defer { idle.withLock { $0.shapers += returned.shapers } }
    return try use(shaper)
  }
}
