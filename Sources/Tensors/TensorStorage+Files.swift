#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension TensorStorage {
  /// The bytes of a file, mapped into memory: none is read before it is looked at.
  ///
  /// What cannot be mapped (a pipe, `/dev/stdin`) is read to its end. Other devices are refused, and
  /// pipes into which nothing writes.
  public static func mapping(file path: String) throws(FileReadingError) -> TensorStorage {
    let file = try OpenFile(path)
    if file.isRegular, file.size > 0,
      let base = mmap(nil, file.size, PROT_READ, MAP_PRIVATE, file.descriptor, 0),
      base != MAP_FAILED
    {
      let size = file.size
      return TensorStorage(base: base, byteCount: size) { munmap($0, size) }
    }
    return try file.readToEnd(limit: maximumRead)
  }

  /// The bytes of a file, or of a pipe to its end, in memory of our own: later changes of the
  /// file do not show. `limit` is the largest number of bytes.
  public static func reading(
    file path: String, limit: Int = maximumRead
  ) throws(FileReadingError) -> TensorStorage {
    try OpenFile(path).readToEnd(limit: limit)
  }

  /// How many bytes are read, at most, of what cannot be mapped: 1 GiB.
  public static let maximumRead = 1 << 30
}

/// A file opened for reading; closed when nobody holds it any more.
private final class OpenFile {
  let path: String
  let descriptor: Int32
  let size: Int
  let isRegular: Bool
  private let isPipe: Bool

  init(_ path: String) throws(FileReadingError) {
    // Without waiting, since a pipe may have nobody at its other end.
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else { throw OpenFile.error(errno, path) }
    descriptor = opened
    self.path = path
    var status = stat()
    let failure: FileReadingError? =
      if fstat(opened, &status) != 0 {
        OpenFile.error(errno, path)
      } else {
        switch status.st_mode & S_IFMT {
        case S_IFDIR: .isDirectory(file: path)
        case S_IFCHR where path != OpenFile.standardInput, S_IFBLK: .isDevice(file: path)
        default: nil
        }
      }
    size = Int(status.st_size)
    isRegular = status.st_mode & S_IFMT == S_IFREG
    isPipe = status.st_mode & S_IFMT == S_IFIFO
    if let failure { throw failure }
  }

  deinit { close(descriptor) }

  /// What may be a terminal, since the user asked for it.
  private static let standardInput = "/dev/stdin"

  /// How long somebody has to open the other end of a pipe, in milliseconds.
  private static let patience: Int32 = 2000

  /// Waits until a pipe holds something or nobody can write into it any more; `false` after a time.
  private func waitsForBytes(_ time: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, time) != 0
  }

  /// Reads up to the end, in memory that doubles when it is full.
  func readToEnd(limit: Int) throws(FileReadingError) -> TensorStorage {
    guard !isRegular || size <= limit else { throw .tooLarge(file: path, limit: limit) }
    // One byte more than the size, so that the end shows without another allocation.
    var capacity = isRegular ? size + 1 : 1 << 16
    var memory = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 64)
    var count = 0
    var (hasWaited, isAlone) = (false, false)
    while true {
      if count == capacity {
        let doubled = min(capacity * 2, max(limit + 1, capacity + 1))
        let larger = UnsafeMutableRawPointer.allocate(byteCount: doubled, alignment: 64)
        larger.copyMemory(from: memory, byteCount: count)
        memory.deallocate()
        memory = larger
        capacity = doubled
      }
      let received = read(descriptor, memory + count, capacity - count)
      let reason = errno
      if received == 0, isPipe, count == 0, !hasWaited {
        // Its other end may not be open yet.
        hasWaited = true
        isAlone = !waitsForBytes(OpenFile.patience)
        continue
      }
      if received == 0 { break }
      if received < 0, reason == EINTR || reason == EAGAIN && waitsForBytes(-1) { continue }
      count += max(received, 0)
      if received < 0 || count > limit {
        memory.deallocate()
        throw received < 0
          ? OpenFile.error(reason, path) : .tooLarge(file: path, limit: limit)
      }
    }
    guard count > 0 || !isAlone else {
      memory.deallocate()
      throw .nobodyWrites(file: path)
    }
    return TensorStorage(base: memory, byteCount: count) { $0.deallocate() }
  }

  private static func error(_ number: Int32, _ path: String) -> FileReadingError {
    switch number {
    case ENOENT, ENOTDIR: .notFound(file: path)
    case EACCES, EPERM: .permissionDenied(file: path)
    case EISDIR: .isDirectory(file: path)
    default: .system(file: path, reason: String(cString: strerror(number)))
    }
  }
}
