#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How long a connection is waited for.
public protocol Patience: AnyObject {
  /// Waits until a socket can be read from or written to; `false` once patience is at its end.
  func wait(for socket: Int32, toWrite: Bool) -> Bool
}

/// Patience by the clock: for a whole request, and for each step of it.
final class ClockPatience: Patience {
  private let end: Int
  private let stepLimit: Int

  /// - Parameters:
  ///   - milliseconds: for all steps together.
  ///   - stepLimit: for each of them.
  init(milliseconds: Int, stepLimit: Int) {
    end = ClockPatience.now + milliseconds
    self.stepLimit = stepLimit
  }

  func wait(for socket: Int32, toWrite: Bool) -> Bool {
    let stepEnd = min(end, ClockPatience.now + stepLimit)
    while true {
      let left = stepEnd - ClockPatience.now
      guard left > 0 else { return false }
      var request = pollfd(fd: socket, events: Int16(toWrite ? POLLOUT : POLLIN), revents: 0)
      let count = poll(&request, 1, Int32(clamping: left))
      if count > 0 { return true }
      guard count < 0, errno == EINTR else { return false }
    }
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}
