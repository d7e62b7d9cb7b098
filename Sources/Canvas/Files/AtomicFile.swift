import Spelling

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that appears whole or not at all.
///
///     var file = try AtomicFile(at: path)
///     try file.write(bytes)
///     try file.finish()
///
/// What is written goes to another name beside the file's place and is moved there at the end.
/// Missing folders are made. A file that stood there keeps its permissions and, if anything fails
/// or the end is never reached, its content; of the new one nothing is left then. A link is
/// followed. What is no regular file, such as a device or a pipe, is written to directly.
public struct AtomicFile: ~Copyable {
  private typealias Names = (temporary: String, final: String)

  private let path: String

  /// The name until the file is whole, and the name then; `nil` for what is written to directly.
  private let names: Names?

  private var descriptor: FileDescriptor?
  private var isFinished = false

  /// Begins a file.
  public init(at path: String) throws(CanvasError) {
    let (names, permissions) = try AtomicFile.places(for: path)
    descriptor = try AtomicFile.open(path, names: names, permissions: permissions)
    self.names = names
    self.path = path
  }

  deinit {
    if !isFinished, let names { unlink(names.temporary) }
  }

  /// Writes bytes after those that are written already.
  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(CanvasError) {
    if let problem = problem(writing: bytes) {
      throw .cannotWrite(path: path, reason: problem.reason)
    }
  }

  /// Writes bytes after those that are written already.
  public mutating func write(_ bytes: [UInt8]) throws(CanvasError) {
    if let problem = bytes.withUnsafeBytes({ problem(writing: $0) }) {
      throw .cannotWrite(path: path, reason: problem.reason)
    }
  }

  private func problem(writing bytes: UnsafeRawBufferPointer) -> SystemError? {
    do throws(SystemError) {
      if names == nil {
        try ignoringBrokenPipes { () throws(SystemError) in try descriptor?.write(bytes) }
      } else {
        try descriptor?.write(bytes)
      }
      return nil
    } catch {
      return error
    }
  }

  /// Makes the file appear.
  public consuming func finish() throws(CanvasError) {
    do throws(SystemError) {
      try descriptor.take()?.close()
      if let names, rename(names.temporary, names.final) != 0 { throw .last }
      isFinished = true
    } catch {
      throw .cannotWrite(path: path, reason: error.reason)
    }
  }

  /// Writes a whole file.
  public static func write(_ bytes: [UInt8], to path: String) throws(CanvasError) {
    var file = try AtomicFile(at: path)
    try file.write(bytes)
    try file.finish()
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

  private static func places(
    for path: String
  ) throws(CanvasError) -> (names: Names?, permissions: mode_t?) {
    if path.isEmpty || path.hasSuffix("/") { throw .isDirectory(path: path.isEmpty ? "." : path) }
    switch kind(of: path) {
    case .folder:
      throw .isDirectory(path: path)
    case .special:
      return (nil, nil)
    case .file(let permissions):
      guard access(path, W_OK) == 0 else {
        throw .cannotWrite(path: path, reason: SystemError.last.reason)
      }
      let final = resolve(path) ?? path
      return ((temporaryName(beside: final), final), permissions)
    case .missing:
      try makeFolders(for: path)
      let final = linkTarget(of: path) ?? path
      return ((temporaryName(beside: final), final), nil)
    }
  }

  private static func open(
    _ path: String, names: Names?, permissions: mode_t?
  ) throws(CanvasError) -> FileDescriptor {
    do throws(SystemError) {
      let file = try FileDescriptor(
        opening: names?.temporary ?? path, flags: names == nil ? 0 : O_CREAT | O_EXCL)
      do throws(SystemError) {
        if let permissions { try file.setPermissions(permissions) }
      } catch {
        if let names { unlink(names.temporary) }
        throw error
      }
      return file
    } catch {
      throw .cannotWrite(path: path, reason: error.reason)
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
}
