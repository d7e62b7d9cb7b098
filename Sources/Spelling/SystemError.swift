#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A reason that the system gave.
package struct SystemError: Error {
  package let code: Int32

  package init(code: Int32) {
    self.code = code
  }

  /// The reason for what failed just now.
  package static var last: SystemError { SystemError(code: errno) }

  /// The reason in the system's words, such as "No space left on device".
  package var reason: String { String(cString: strerror(code)) }
}
