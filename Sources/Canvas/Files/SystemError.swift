#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A reason that the system gave.
struct SystemError: Error {
  let code: Int32

  /// The reason for what failed just now.
  static var last: SystemError { SystemError(code: errno) }

  /// The reason in the system's words, such as "No space left on device".
  var reason: String { String(cString: strerror(code)) }
}
