import CommandLineOptions
import Spelling

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output could not take what was written.
struct OutputError: Error, CustomStringConvertible {
  let reason: String
  var description: String { "cannot write to standard output: \(reason)" }
}

/// What commands write to the terminal, or to whatever stands in its place.
enum StandardStreams {
  /// Writes to standard output. A reader that has gone away, such as `head`, is no error.
  static func write(_ text: String) throws {
    try write(Array(text.utf8))
  }

  /// Writes bytes to standard output.
  static func write(_ bytes: [UInt8]) throws {
    try write(bytes, to: STDOUT_FILENO)
  }

  /// Writes a line to standard error, where nothing more can be done about a failure.
  static func report(_ line: String) {
    let lines = line.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { visible(String($0)) + "\n" }.joined()
    try? write(Array(text.utf8), to: STDERR_FILENO)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        #if canImport(Glibc)
          Glibc.write(descriptor, $0.baseAddress, $0.count)
        #else
          Darwin.write(descriptor, $0.baseAddress, $0.count)
        #endif
      }
      if count >= 0 {
        done += count
      } else if errno == EPIPE {
        return
      } else if errno == EAGAIN {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&request, 1, -1)
      } else if errno != EINTR {
        throw OutputError(reason: String(cString: strerror(errno)))
      }
    }
  }
}
