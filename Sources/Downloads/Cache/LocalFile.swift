import Spelling

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An open file on this machine; closed when nobody holds it any more.
struct LocalFile: ~Copyable {
  private let descriptor: Int32

  /// Opens a file that exists, for reading.
  init(reading path: String) throws(SystemError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .last }
  }

  /// Opens a file for reading and writing, and makes it if there is none.
  init(writing path: String) throws(SystemError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw .last }
  }

  deinit { close(descriptor) }

  private borrowing func status() throws(SystemError) -> stat {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .last }
    return status
  }

  borrowing func size() throws(SystemError) -> Int { Int(try status().st_size) }

  /// Size and time of the last change, as a text: equal as long as nobody has written to the file.
  borrowing func stamp() throws(SystemError) -> String {
    let status = try status()
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return "\(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }

  /// Whether this is the file that now has that path.
  borrowing func isAt(_ path: String) throws(SystemError) -> Bool {
    let own = try status()
    var other = stat()
    return stat(path, &other) == 0 && own.st_ino == other.st_ino && own.st_dev == other.st_dev
  }

  /// Keeps other programs of this kind from the file; `false` if one holds it already.
  borrowing func lock() throws(SystemError) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    if errno == EWOULDBLOCK { return false }
    throw .last
  }

  /// Reads at a place, at most as many bytes as there is room for; 0 at the end.
  borrowing func read(into buffer: inout [UInt8], at place: Int) throws(SystemError) -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t(place))
      }
      if count >= 0 { return count }
      if errno != EINTR { throw .last }
    }
  }

  /// Writes all the bytes at a place.
  borrowing func write(_ bytes: UnsafeRawBufferPointer, at place: Int) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let count = pwrite(
        descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done,
        off_t(place + done))
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        throw count == 0 ? SystemError(code: EIO) : .last
      }
    }
  }

  borrowing func truncate(to size: Int) throws(SystemError) {
    if ftruncate(descriptor, off_t(size)) != 0 { throw .last }
  }

  /// Waits until all that was written has reached the disk.
  borrowing func synchronize() throws(SystemError) {
    if fsync(descriptor) != 0 { throw .last }
  }
}
