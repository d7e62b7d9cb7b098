import Spelling

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What has come of a file so far, under another name beside its place.
///
/// It is locked while it is open, so that two programs never write to it at once.
final class PartFile {
  let path: String
  private let file: LocalFile
  private(set) var byteCount: Int

  /// Opens what an earlier download left, or starts a new file.
  init(path: String) throws(DownloadError) {
    do throws(SystemError) {
      guard let file = try PartFile.openAndLock(path) else { throw SystemError(code: EWOULDBLOCK) }
      byteCount = try file.size()
      self.file = file
      self.path = path
    } catch {
      throw error.code == EWOULDBLOCK
        ? .busy(path: path) : .cannotWrite(path: path, reason: error.reason)
    }
  }

  /// `nil` if another program holds the file, or has just moved it away.
  private static func openAndLock(_ path: String) throws(SystemError) -> LocalFile? {
    let file = try LocalFile(writing: path)
    guard try file.lock(), try file.isAt(path) else { return nil }
    return file
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(TransferError) {
    do {
      try file.write(bytes, at: byteCount)
      byteCount += bytes.count
    } catch {
      throw .file(path: path, reason: error.reason)
    }
  }

  /// Forgets all that has come.
  func clear() throws(TransferError) {
    do {
      try file.truncate(to: 0)
      byteCount = 0
    } catch {
      throw .file(path: path, reason: error.reason)
    }
  }

  /// The checksum of what has come.
  func value(
    of checksum: Checksum, progress: (Int) -> Void
  ) throws(TransferError) -> String {
    do {
      return try checksum.value(of: file, progress: progress)
    } catch {
      throw .file(path: path, reason: error.reason)
    }
  }

  /// Gives the file its own name, once all of it is on the disk.
  func move(to place: String) throws(TransferError) {
    do throws(SystemError) {
      try file.synchronize()
      if rename(path, place) != 0 { throw .last }
    } catch {
      throw .file(path: place, reason: error.reason)
    }
  }

  func remove() { unlink(path) }
}
