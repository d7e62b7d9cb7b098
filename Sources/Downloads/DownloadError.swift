import Spelling

/// Why a file could not be had, or is not the right one. The description is the sentence for the
/// user.
public enum DownloadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// libcurl cannot be used; the sentence says what to install.
  case noLibrary(String)

  /// There is neither `HOME` nor `XDG_CACHE_HOME`, so there is no place for files.
  case noHome
  case cannotMakeFolder(path: String, reason: String)
  case cannotRead(path: String, reason: String)
  case cannotWrite(path: String, reason: String)

  /// Another program downloads the same file.
  case busy(path: String)

  /// The file is not there.
  case notFetched(name: String)
  case wrongSize(path: String, name: String, found: Int, wanted: WeightsFile.Size)
  case wrongChecksum(path: String, name: String, found: String, wanted: Checksum)

  /// The file is none that is known.
  case unknownFile(path: String)

  /// No address gave the file; `kept` bytes of it are there for the next time.
  case failed(name: String, [TransferError], kept: Int)

  public var description: String {
    switch self {
    case .noLibrary(let sentence): sentence
    case .noHome:
      "there is no folder for downloaded files: set HOME, or XDG_CACHE_HOME to a folder"
    case .cannotMakeFolder(let path, let reason): "cannot make the folder \(path): \(reason)"
    case .cannotRead(let path, let reason): "cannot read \(path): \(reason)"
    case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
    case .busy(let path): "\(path) is being downloaded by another program"
    case .notFetched(let name):
      "\(quoted(name)) has not been downloaded yet; run 'alexviz weights fetch \(name)' first"
    case .wrongSize(let path, let name, let found, let wanted):
      "\(path) is not \(quoted(name)): it has \(found) bytes where \(wanted.text) are wanted; "
        + "move it away to download the right file"
    case .wrongChecksum(let path, let name, let found, let wanted):
      "\(path) is not \(quoted(name)): its \(wanted.kind) is \(found) where \(wanted.value) is "
        + "wanted; move it away to download the right file"
    case .unknownFile(let path):
      "\(path) is none of the files that 'alexviz weights list' shows"
    case .failed(let name, let reasons, let kept):
      "\(quoted(name)) could not be downloaded: "
        + reasons.map(\.description).joined(separator: "; ")
        + (kept > 0 ? "; \(kept) bytes are kept, and fetching again goes on from there" : "")
    }
  }
}

extension WeightsFile.Size {
  /// The number of bytes for sentences.
  var text: String {
    switch self {
    case .exactly(let count): "\(count)"
    case .about(let count): "about \(count)"
    }
  }
}
