import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The number of processors that are at work.
package var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

/// What `body` makes of each number below `count`, in order, on several threads: as many as there
/// are processors, unless it is said. The first numbers are begun first, so put the longest work
/// there.
package func concurrentMap<Value: Sendable>(
  _ count: Int, threads: Int? = nil, _ body: @escaping @Sendable (Int) -> Value
) -> [Value] {
  let queue = WorkQueue(count: count, body: body)
  let wanted = max(1, min(threads ?? processorCount, count))
  let threads = (1..<wanted).compactMap { _ in
    startThread { queue.work() }
  }
  queue.work()
  for thread in threads { joinThread(thread) }
  return queue.values()
}

/// Numbers that several threads take one after the other, and what they make of them.
private final class WorkQueue<Value: Sendable>: Sendable {
  private let count: Int
  private let body: @Sendable (Int) -> Value
  private let next = Atomic<Int>(0)
  private let results: Mutex<[Value?]>

  init(count: Int, body: @escaping @Sendable (Int) -> Value) {
    self.count = count
    self.body = body
    results = Mutex([Value?](repeating: nil, count: count))
  }

  func work() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let value = body(index)
      results.withLock { $0[index] = value }
    }
  }

  func values() -> [Value] { results.withLock { $0.compactMap(\.self) } }
}
