import Spelling

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The folder in which downloaded files are kept under their own names; a file that was put there
/// by hand is as good.
public struct WeightsCache: Sendable {
  /// What there is of a file.
  public enum State: Hashable, Sendable {
    case missing

    /// A download was interrupted after that many bytes.
    case partial(Int)

    /// There is a file of that name; whether it is the right one only its checksum tells.
    case present
  }

  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// The user's: `$XDG_CACHE_HOME/alexviz` or `~/.cache/alexviz`; on macOS, where the first is not
  /// set, `~/Library/Caches/alexviz`.
  public static func ofUser() throws(DownloadError) -> WeightsCache {
    // A path that does not start at the root is to be ignored (XDG Base Directory Specification).
    if let folder = environment("XDG_CACHE_HOME"), folder.hasPrefix("/") {
      return WeightsCache(folder: folder + "/alexviz")
    }
    guard let home = environment("HOME") else { throw .noHome }
    #if os(macOS)
      return WeightsCache(folder: home + "/Library/Caches/alexviz")
    #else
      return WeightsCache(folder: home + "/.cache/alexviz")
    #endif
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Where a file is, or will be.
  public func path(of file: WeightsFile) -> String { "\(folder)/\(file.fileName)" }

  /// Where a file grows while it is downloaded.
  func partPath(of file: WeightsFile) -> String { path(of: file) + ".part" }

  public func state(of file: WeightsFile) -> State {
    if access(path(of: file), F_OK) == 0 { return .present }
    var status = stat()
    guard stat(partPath(of: file), &status) == 0 else { return .missing }
    return .partial(Int(status.st_size))
  }

  /// Checks a file's checksum and remembers that it is right.
  public func verify(
    _ file: WeightsFile, progress: (Int, _ total: Int) -> Void = { _, _ in }
  ) throws(DownloadError) {
    guard state(of: file) == .present else { throw .notFetched(name: file.name) }
    try file.check(fileAt: path(of: file), progress: progress)
    remember(file)
  }

  /// The path of a file that is the right one: checked now, or before and not written to since.
  public func verifiedPath(
    of file: WeightsFile, progress: (Int, _ total: Int) -> Void = { _, _ in }
  ) throws(DownloadError) -> String {
    let path = path(of: file)
    guard let mark = mark(of: file), mark == rememberedMark(of: file) else {
      try verify(file, progress: progress)
      return path
    }
    return path
  }

  /// Makes the folder where there is none, with those that it lies in.
  func makeFolder() throws(DownloadError) {
    var path = ""
    for name in folder.split(separator: "/") {
      path += (path.isEmpty && !folder.hasPrefix("/") ? "" : "/") + name
      if mkdir(path, 0o700) != 0, errno != EEXIST, access(path, X_OK) != 0 {
        throw .cannotMakeFolder(path: path, reason: SystemError.last.reason)
      }
    }
  }
}

extension WeightsCache {
  /// Where it is remembered that a file was checked.
  private func markPath(of file: WeightsFile) -> String { "\(folder)/.\(file.fileName).verified" }

  /// What is remembered of a file as it is now: changed when the file is.
  private func mark(of file: WeightsFile) -> String? {
    guard let stamp = try? LocalFile(reading: path(of: file)).stamp() else { return nil }
    return "\(file.checksum.kind) \(file.checksum.value) \(stamp)\n"
  }

  private func rememberedMark(of file: WeightsFile) -> String? {
    var bytes = [UInt8](repeating: 0, count: 256)
    guard let count = try? LocalFile(reading: markPath(of: file)).read(into: &bytes, at: 0) else {
      return nil
    }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  /// Remembers that a file is right. If that cannot be written, it is checked again next time.
  func remember(_ file: WeightsFile) {
    guard let mark = mark(of: file) else { return }
    try? LocalFile(writing: markPath(of: file)).replaceContent(with: Array(mark.utf8))
  }
}

extension LocalFile {
  fileprivate borrowing func replaceContent(with bytes: [UInt8]) throws {
    try truncate(to: 0)
    try bytes.withUnsafeBytes { try write($0, at: 0) }
  }
}
