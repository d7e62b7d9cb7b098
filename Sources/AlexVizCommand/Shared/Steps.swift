import CommandLineOptions
import Synchronization
import Threads

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Counts the steps of a command and keeps a progress bar in motion while one of them takes long.
final class Steps: Sendable {
  private let bar: ProgressBar
  private let total: Int
  private let done = Atomic<Int>(0)
  private let isFinished = Atomic<Bool>(false)
  private let ticker = Mutex<Background<Void>?>(nil)

  /// - Parameters:
  ///   - label: what is being done.
  ///   - total: the number of steps.
  ///   - isQuiet: whether the user asked for silence.
  init(_ label: String, total: Int, isQuiet: Bool) {
    bar = ProgressBar(label, isQuiet: isQuiet)
    self.total = total
    guard Terminal.standardError.allowsRedrawing, !isQuiet else { return }
    let background = Background { [self] in
      while !isFinished.load(ordering: .relaxed) {
        bar.update(done.load(ordering: .relaxed), of: self.total)
        usleep(10_000)
      }
    }
    ticker.withLock { $0 = background }
  }

  /// One step more is done.
  func advance() {
    bar.update(done.add(1, ordering: .relaxed).newValue, of: total)
  }

  /// Takes the bar away.
  func finish() {
    isFinished.store(true, ordering: .relaxed)
    let background = ticker.withLock { ticker in
      defer { ticker = nil }
      return ticker
    }
    try? background?.value()
    bar.finish()
  }
}
