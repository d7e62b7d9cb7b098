import Synchronization

/// The checksum of an entry that is stored as it is, looked at once, when its bytes are first
/// wanted: to read all of a large file takes longer than to see what is in it.
final class DeferredCheck: Sendable {
  private let archive: ZipArchive
  private let entry: ZipEntry
  private let outcome = Mutex<Result<Void, ZipError>?>(nil)

  init(of entry: ZipEntry, in archive: ZipArchive) {
    self.entry = entry
    self.archive = archive
  }

  /// Requires the right checksum.
  func verify() throws(ZipError) {
    let result = outcome.withLock { outcome in
      let result = outcome ?? Result { () throws(ZipError) in try archive.check(entry) }
      outcome = result
      return result
    }
    try result.get()
  }
}
