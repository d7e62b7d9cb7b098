import Spelling

extension WeightsFile {
  /// Checks that a file is this one: its size first, then its checksum.
  ///
  /// - Parameter progress: is told how many of how many bytes are done.
  public func check(
    fileAt path: String, progress: (Int, _ total: Int) -> Void = { _, _ in }
  ) throws(DownloadError) {
    let found: (size: Int, checksum: String?)
    do throws(SystemError) {
      found = try measure(LocalFile(reading: path), progress)
    } catch {
      throw .cannotRead(path: path, reason: error.reason)
    }
    guard let value = found.checksum else {
      throw .wrongSize(path: path, name: name, found: found.size, wanted: size)
    }
    if value != checksum.value {
      throw .wrongChecksum(path: path, name: name, found: value, wanted: checksum)
    }
  }

  /// The size and, where that is right, the checksum.
  private func measure(
    _ file: borrowing LocalFile, _ progress: (Int, Int) -> Void
  ) throws(SystemError) -> (Int, String?) {
    let byteCount = try file.size()
    guard size.range.contains(byteCount) else { return (byteCount, nil) }
    return (byteCount, try checksum.value(of: file) { progress($0, byteCount) })
  }

  /// Which of the known files a file is.
  ///
  /// - Throws: `unknownFile` if it is none of them.
  public static func recognize(
    fileAt path: String, among known: [WeightsFile] = all,
    progress: (Int, _ total: Int) -> Void = { _, _ in }
  ) throws(DownloadError) -> WeightsFile {
    for file in known {
      do {
        try file.check(fileAt: path, progress: progress)
        return file
      } catch {
        if case .cannotRead = error { throw error }
      }
    }
    throw .unknownFile(path: path)
  }

  /// The known file of that name.
  public static func named(_ name: String) -> WeightsFile? { all.first { $0.name == name } }
}
