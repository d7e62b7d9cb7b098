#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a new thread is given to do.
private final class Task: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }

  /// Does what a pointer to a retained task says.
  static func perform(_ pointer: UnsafeMutableRawPointer) {
    Unmanaged<Task>.fromOpaque(pointer).takeRetainedValue().body()
  }
}

/// Starts a thread and returns its handle; `nil` if the system has none to give.
func startThread(_ body: @escaping @Sendable () -> Void) -> UInt? {
  let task = Unmanaged.passRetained(Task(body))
  #if canImport(Glibc)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { pointer in
        if let pointer { Task.perform(pointer) }
        return nil
      }, task.toOpaque())
    let handle: UInt? = UInt(thread)
  #else
    var thread: pthread_t?
    let status = pthread_create(
      &thread, nil,
      { pointer in
        Task.perform(pointer)
        return nil
      }, task.toOpaque())
    let handle = thread.map { UInt(bitPattern: $0) }
  #endif
  guard status == 0 else {
    task.release()
    return nil
  }
  return handle
}

/// Waits until a thread has ended.
func joinThread(_ handle: UInt) {
  #if canImport(Glibc)
    pthread_join(pthread_t(handle), nil)
  #else
    if let thread = pthread_t(bitPattern: handle) { pthread_join(thread, nil) }
  #endif
}
