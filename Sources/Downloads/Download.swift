import CCurl

/// The download of a file into the cache: resumable, and under its own name only once it is known
/// to be right.
public struct Download {
  /// How far it has come: what is being done, and how many of how many bytes are done.
  public enum Step: Hashable, Sendable {
    case receiving, checking
  }

  /// What was done.
  public enum Outcome: Hashable, Sendable {
    case downloaded

    /// The file was there already, and it is the right one.
    case wasThere
  }

  let file: WeightsFile
  let cache: WeightsCache
  let options: TransferOptions
  let progress: (Step, _ done: Int, _ total: Int) -> Void

  /// - Parameter progress: is told how far it has come.
  public init(
    of file: WeightsFile, into cache: WeightsCache, options: TransferOptions = TransferOptions(),
    progress: @escaping (Step, _ done: Int, _ total: Int) -> Void = { _, _, _ in }
  ) {
    self.file = file
    self.cache = cache
    self.options = options
    self.progress = progress
  }

  /// Tries each address until one gives the file. What has come is kept for the next address, and
  /// for the next time.
  public func run() throws(DownloadError) -> Outcome {
    if try isThere() { return .wasThere }
    if let sentence = ccurl_load() { throw .noLibrary(String(cString: sentence)) }
    try cache.makeFolder()
    let part = try PartFile(path: cache.partPath(of: file))
    // Another program may have finished just before the part file was locked.
    if try isThere() {
      part.remove()
      return .wasThere
    }
    var failures: [TransferError] = []
    for url in file.urls {
      do {
        try fetch(url, into: part)
        try part.move(to: cache.path(of: file))
        cache.remember(file)
        return .downloaded
      } catch {
        failures.append(error)
        if case .file = error { break }
      }
    }
    if part.byteCount == 0 { part.remove() }
    throw .failed(name: file.name, failures, kept: part.byteCount)
  }

  private func isThere() throws(DownloadError) -> Bool {
    guard cache.state(of: file) == .present else { return false }
    _ = try cache.verifiedPath(of: file) { progress(.checking, $0, $1) }
    return true
  }

  /// Gets the rest of the file; all of it, where the beginning turns out to belong to another file.
  private func fetch(_ url: String, into part: PartFile) throws(TransferError) {
    let isResumed = part.byteCount > 0
    do {
      try fetchRest(url, into: part)
    } catch {
      guard isResumed, error.speaksAgainstBeginning else { throw error }
      try part.clear()
      try fetchRest(url, into: part)
    }
  }

  private func fetchRest(_ url: String, into part: PartFile) throws(TransferError) {
    let size = file.size
    if part.byteCount > size.range.upperBound { try part.clear() }
    if case .exactly(part.byteCount) = size {
      // Only the check is missing.
    } else {
      let transfer = Transfer(of: url, size: size, into: part) { done in
        progress(.receiving, done, size.byteCount)
      }
      try transfer.run(options)
    }
    let total = part.byteCount
    let value = try part.value(of: file.checksum) { progress(.checking, $0, total) }
    guard value == file.checksum.value else {
      try part.clear()
      throw .wrongBytes(url: url, found: value, wanted: file.checksum)
    }
  }
}

extension TransferError {
  /// Whether the cause may be that what was there before is no beginning of this file.
  fileprivate var speaksAgainstBeginning: Bool {
    switch self {
    case .wrongBytes, .wrongPart, .tooLong, .status(_, 416): true
    default: false
    }
  }
}
