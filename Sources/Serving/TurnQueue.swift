import Synchronization

/// Work that is done one after the other; only so much may wait.
public final class TurnQueue: Sendable {
  private let limit: Int
  private let taken = Mutex(0)
  private let turn = Mutex(())

  /// - Parameter limit: how much work may wait or go on.
  public init(limit: Int) {
    self.limit = limit
  }

  /// Waits for its turn and does the work; `nil` at once where too much waits.
  public func run<Result>(_ work: () throws -> Result) rethrows -> Result? {
    let isIn = taken.withLock { count in
      guard count < limit else { return false }
      count += 1
      return true
    }
    guard isIn else { return nil }
    defer { taken.withLock { $0 -= 1 } }
    return try turn.withLock { _ in try work() }
  }
}
