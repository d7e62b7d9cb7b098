import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Does pieces of work on as many threads as there are processors, and returns when all are done.
///
/// The first pieces are begun first, so put the longest there.
///
/// - Throws: the error of the first piece, in the order given, that failed.
func concurrently(_ works: [any Work]) throws(ForwardPassError) {
  let queue = WorkQueue(works)
  let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  var threads: [pthread_t] = []
  for _ in 1..<max(2, min(processors, works.count)) {
    if let thread = startThread(for: queue) { threads.append(thread) }
  }
  queue.work()
  for thread in threads { pthread_join(thread, nil) }
  try queue.check()
}

/// A piece of work that may be done on any thread.
protocol Work: Sendable {
  func perform() throws(ForwardPassError)
}

/// Pieces of work that several threads take one after the other.
private final class WorkQueue: Sendable {
  private let works: [any Work]
  private let next = Atomic<Int>(0)
  private let errors = Mutex<[Int: ForwardPassError]>([:])

  init(_ works: [any Work]) {
    self.works = works
  }

  func work() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < works.count else { return }
      do throws(ForwardPassError) {
        try works[index].perform()
      } catch {
        errors.withLock { $0[index] = error }
      }
    }
  }

  func check() throws(ForwardPassError) {
    let errors = errors.withLock { $0 }
    if let first = errors.min(by: { $0.key < $1.key }) { throw first.value }
  }
}

#if canImport(Glibc)
  private func startThread(for queue: WorkQueue) -> pthread_t? {
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(queue)
    let status = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<WorkQueue>.fromOpaque(argument).takeRetainedValue().work() }
        return nil
      }, argument.toOpaque())
    guard status == 0 else {
      argument.release()
      return nil
    }
    return thread
  }
#else
  private func startThread(for queue: WorkQueue) -> pthread_t? {
    var thread: pthread_t?
    let argument = Unmanaged.passRetained(queue)
    let status = pthread_create(
      &thread, nil,
      { argument in
        Unmanaged<WorkQueue>.fromOpaque(argument).takeRetainedValue().work()
        return nil
      }, argument.toOpaque())
    guard status == 0 else {
      argument.release()
      return nil
    }
    return thread
  }
#endif
