import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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

  /// Waits for the work's result; does the work here if no thread could be had.
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

/// Calls `body` with each number below `count`, on as many threads as there are processors, in
/// rising order; returns when all calls have returned.
///
/// - Throws: the error of the lowest number that failed. The others are called all the same.
package func concurrently(
  _ count: Int, _ body: @escaping @Sendable (Int) throws -> Void
) throws {
  let queue = WorkQueue(count: count, body: body)
  let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  let threads = (1..<max(2, min(processors, count))).compactMap { _ in
    startThread { queue.work() }
  }
  queue.work()
  for thread in threads { joinThread(thread) }
  try queue.check()
}

/// Numbers that several threads take one after the other.
private final class WorkQueue: Sendable {
  private let count: Int
  private let body: @Sendable (Int) throws -> Void
  private let next = Atomic<Int>(0)
  private let errors = Mutex<[Int: any Error]>([:])

  init(count: Int, body: @escaping @Sendable (Int) throws -> Void) {
    self.count = count
    self.body = body
  }

  func work() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      do {
        try body(index)
      } catch {
        errors.withLock { $0[index] = error }
      }
    }
  }

  func check() throws {
    let errors = errors.withLock { $0 }
    if let first = errors.min(by: { $0.key < $1.key }) { throw first.value }
  }
}
