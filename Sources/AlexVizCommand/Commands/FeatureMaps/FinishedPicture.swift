import AlexViz
import CommandLineOptions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The record, written last, that all figures of a picture are in their folder: of which picture,
/// under which options, and how large each file is.
///
/// A picture is finished when the record says what would be written now and each of its files is
/// there in its size. Another picture, a newer one, or other options make it anew; so does another
/// version of the program, or a changed file that an option names.
struct FinishedPicture {
  private static let fileName = ".alexviz-finished"

  private let path: String
  private let folder: String

  /// The part of the record that is known before anything is drawn.
  private let head: String

  /// - Parameters:
  ///   - settings: what the figures depend on, beside the picture, in lines.
  ///   - folder: where the picture's figures go.
  init(of picture: String, settings: String, folder: String) {
    head = "\(settings)picture \(FinishedPicture.stamped(picture))\n\n"
    path = "\(folder)/\(FinishedPicture.fileName)"
    self.folder = folder
  }

  /// The options that were given but for those that change no picture, in lines.
  static func settings(_ invocation: Invocation) -> String {
    let others = [FeatureMapsOptions.outDirectory.declaration, CommonOptions.quiet.declaration]
    let options = invocation.givenOptions.filter { option in
      !others.contains { $0.name == option.key }
    }
    let lines = options.sorted { $0.key < $1.key }.map { name, texts in
      "--\(name) \(texts.map(stamped).joined(separator: " "))\n"
    }
    return "alexviz \(AlexVizTool.version)\n" + lines.joined()
  }

  /// Whether all figures are there.
  var exists: Bool {
    guard let storage = try? TensorStorage.reading(file: path, limit: 1 << 20) else { return false }
    let text = storage.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    guard text.hasPrefix(head) else { return false }
    let files = text.dropFirst(head.count).split(separator: "\n")
    return !files.isEmpty
      && files.allSatisfy { line in
        let parts = line.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let status = FinishedPicture.status("\(folder)/\(parts[1])") else {
          return false
        }
        return String(status.st_size) == parts[0]
      }
  }

  /// Takes the record away, before files are written anew.
  func remove() { unlink(path) }

  /// Writes the record.
  ///
  /// - Parameter files: the names of the figures' files and their sizes in bytes.
  func write(_ files: [(name: String, byteCount: Int)]) throws {
    let lines = files.map { "\($0.byteCount) \($0.name)\n" }
    try AtomicFile.write(Array((head + lines.joined()).utf8), to: path)
  }

  /// A text, with the full path, size and time of the file that it names, if it names one.
  private static func stamped(_ text: String) -> String {
    guard let status = status(text), let resolved = realpath(text, nil) else { return text }
    defer { free(resolved) }
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return "\(text) (\(String(cString: resolved)), \(status.st_size) bytes, "
      + "\(time.tv_sec).\(time.tv_nsec))"
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}
