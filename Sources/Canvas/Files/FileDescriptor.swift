import Spelling

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An open file that bytes are written to.
struct FileDescriptor: ~Copyable {
  private let number: Int32

  /// Opens a file for writing.
  init(opening path: String, flags: Int32) throws(SystemError) {
    number = open(path, flags | O_WRONLY | O_CLOEXEC, 0o666)
    if number < 0 { throw .last }
  }

  deinit { _ = system_close(number) }

  /// Writes all the bytes, however many calls that takes.
  borrowing func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let count = system_write(
        number, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count > 0 {
        done += count
      } else if count < 0, errno == EAGAIN {
        try waitUntilWritable()
      } else if count == 0 || errno != EINTR {
        throw count == 0 ? SystemError(code: EIO) : .last
      }
    }
  }

  /// Waits until a pipe that does not block takes more.
  private borrowing func waitUntilWritable() throws(SystemError) {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    if poll(&request, 1, -1) < 0, errno != EINTR { throw .last }
  }

  /// Sets the permissions.
  borrowing func setPermissions(_ mode: mode_t) throws(SystemError) {
    if fchmod(number, mode) != 0 { throw .last }
  }

  /// Closes the file and says whether everything reached it: network file systems report a full
  /// disk only here.
  consuming func close() throws(SystemError) {
    let failed = system_close(number) != 0
    discard self
    if failed { throw .last }
  }
}

// The names of the calls are also those of the methods above.
private func system_close(_ number: Int32) -> Int32 { close(number) }

private func system_write(
  _ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
) -> Int {
  write(number, bytes, count)
}
