#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files that appear whole or not at all.
public enum AtomicFile {
  /// Writes a file under another name beside its place, then moves it there.
  ///
  /// Missing folders are made. A file that stood there keeps its permissions and, if anything
  /// fails, its content; of the new one nothing is left then. A link is followed. What is no
  /// regular file, such as a device or a pipe, is written to directly.
  public static func write(_ bytes: [UInt8], to path: String) throws(CanvasError) {
    if path.isEmpty || path.hasSuffix("/") { throw .isDirectory(path: path.isEmpty ? "." : path) }
    switch kind(of: path) {
    case .folder:
      throw .isDirectory(path: path)
    case .special:
      try explain(path) { () throws(SystemError) in
        let file = try FileDescriptor(opening: path, flags: 0)
        try ignoringBrokenPipes { () throws(SystemError) in try file.write(bytes) }
        try file.close()
      }
    case .file(let permissions):
      guard access(path, W_OK) == 0 else {
        throw .cannotWrite(path: path, reason: SystemError.last.reason)
      }
      let target = resolve(path) ?? path
      try explain(path) { () throws(SystemError) in
        try replace(target, with: bytes, permissions: permissions)
      }
    case .missing:
      try makeFolders(for: path)
      try explain(path) { () throws(SystemError) in
        try replace(linkTarget(of: path) ?? path, with: bytes, permissions: nil)
      }
    }
  }

  // MARK: What stands there

  private enum Kind {
    case missing, folder, special
    case file(permissions: mode_t)
  }

  private static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(permissions: status.st_mode & 0o7777)
    default: return .special
    }
  }

  /// The path without links.
  private static func resolve(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Where a link points to that leads to nothing yet; `nil` for what is no link.
  private static func linkTarget(of path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &buffer, buffer.count)
    guard count > 0, count < buffer.count else { return nil }
    let target = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard !target.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return target }
    return path[...slash] + target
  }

  // MARK: Steps

  private static func replace(
    _ path: String, with bytes: [UInt8], permissions: mode_t?
  ) throws(SystemError) {
    let temporary = temporaryName(beside: path)
    let file = try FileDescriptor(opening: temporary, flags: O_CREAT | O_EXCL)
    do throws(SystemError) {
      if let permissions { try file.setPermissions(permissions) }
      try file.write(bytes)
      try file.close()
      if rename(temporary, path) != 0 { throw .last }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// A name in the same folder that nothing else has: short, since that of the file may have the
  /// greatest length already, and hidden.
  private static func temporaryName(beside path: String) -> String {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    return folder + ".alexviz-" + String(UInt64.random(in: .min ... .max), radix: 36) + ".part"
  }

  /// Makes the folders on the way to a file.
  private static func makeFolders(for path: String) throws(CanvasError) {
    guard let end = path.lastIndex(of: "/"), end != path.startIndex else { return }
    let folder = String(path[..<end])
    if case .folder = kind(of: folder) { return }
    try makeFolders(for: folder)
    if mkdir(folder, 0o777) != 0, errno != EEXIST {
      throw .cannotMakeFolder(path: folder, reason: SystemError.last.reason)
    }
  }

  private static func explain(
    _ path: String, _ work: () throws(SystemError) -> Void
  ) throws(CanvasError) {
    do {
      try work()
    } catch {
      throw .cannotWrite(path: path, reason: error.reason)
    }
  }
}
