import Synchronization

/// Work that goes on in a thread of its own until its result is asked for.
package final class Background<Value: Sendable>: Sendable {
  private let work: @Sendable () -> Result<Value, any Error>
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let thread: Mutex<UInt?> = Mutex(nil)

  /// Starts the work.
  package init(_ work: @escaping @Sendable () throws -> Value) {
    self.work = { Result { try work() } }
    let started = startThread { [self] in perform() }
    thread.withLock { $0 = started }
  }

  /// Waits for the work's result, to be asked for once, from one thread; does the work here if no thread could be had.
  package func value() throws -> Value {
    let running = thread.withLock { handle in
      defer { handle = nil }
      return handle
    }
    if let running { joinThread(running) } else { perform() }
    guard let result = result.withLock({ $0 }) else { preconditionFailure("work without result") }
    return try result.get()
  }

  private func perform() {
    guard result.withLock({ $0 == nil }) else { return }
    let outcome = work()
    result.withLock { $0 = outcome }
  }
}
