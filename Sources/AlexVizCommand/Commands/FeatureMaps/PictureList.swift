import AlexViz

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The pictures that arguments name, or that lie in the folders which they name.
struct PictureList {
  /// The pictures, each once: those of a folder in the order of their names, folders within it left
  /// aside.
  let paths: [String]

  /// How many files in folders are no pictures by their names, hidden ones not counted.
  let otherFileCount: Int

  /// Whether each picture gets a folder of its own: of several, and of a folder's only one.
  let areSeveral: Bool

  init(_ arguments: [String]) throws {
    var (paths, otherFileCount, hasFolder) = ([String](), 0, false)
    for argument in arguments {
      guard FileKind(of: argument) == .folder else {
        paths.append(argument)
        continue
      }
      hasFolder = true
      let names = try PictureList.names(in: argument).filter { !$0.hasPrefix(".") }.sorted()
      let files = names.map { argument + (argument.hasSuffix("/") ? "" : "/") + $0 }
        .filter { FileKind(of: $0) == .file }
      let pictures = files.filter(PictureList.isPicture)
      guard !pictures.isEmpty else { throw NoPictures(folder: argument) }
      paths += pictures
      otherFileCount += files.count - pictures.count
    }
    var seen: Set<String> = []
    self.paths = paths.filter { seen.insert($0).inserted }
    self.otherFileCount = otherFileCount
    areSeveral = hasFolder || arguments.count > 1
  }

  private static func isPicture(_ path: String) -> Bool {
    [".png", ".jpg", ".jpeg", ".webp"].contains(where: path.lowercased().hasSuffix)
  }

  private static func names(in folder: String) throws -> [String] {
    guard let stream = opendir(folder) else {
      throw CannotRead(folder: folder, reason: String(cString: strerror(errno)))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }
}

extension PictureList {
  /// Some pictures were refused, each in a sentence of its own.
  struct Incomplete: Error, CustomStringConvertible {
    let refused: Int
    let total: Int

    /// What could not be done with them, such as `shown`.
    let deed: String

    var description: String {
      "\(refused) of \(NumberText.counted(total, "picture")) could not be \(deed)"
    }
  }

  /// Why a picture is refused, its path in front.
  static func refusal(of path: String, for error: any Error) -> String {
    let reason = "\(error)"
    return reason.hasPrefix(path) ? reason : "\(path): \(reason)"
  }

  private struct NoPictures: Error, CustomStringConvertible {
    let folder: String
    var description: String { "\(folder): no PNG, JPEG or WebP picture is in this folder" }
  }

  private struct CannotRead: Error, CustomStringConvertible {
    let folder: String
    let reason: String
    var description: String { "\(folder): \(reason)" }
  }

  /// What stands at a path.
  private enum FileKind {
    case file, folder, other

    init(of path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else {
        self = .other
        return
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: self = .folder
      case S_IFREG: self = .file
      default: self = .other
      }
    }
  }
}
