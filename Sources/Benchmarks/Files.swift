#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files that the benchmarks need.
enum Files {
  /// This program's own file.
  static let executable: String = {
    #if os(Linux)
      var buffer = [CChar](repeating: 0, count: 4096)
      let length = readlink("/proc/self/exe", &buffer, buffer.count)
      guard length > 0 else { return CommandLine.arguments[0] }
      return String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      guard let path = realpath(CommandLine.arguments[0], nil) else {
        return CommandLine.arguments[0]
      }
      defer { free(path) }
      return String(cString: path)
    #endif
  }()

  /// The command that is measured, built beside this program.
  static var command: String? { existing(folder(of: executable) + "/alexviz") }

  /// A file among the project's assets, looked for in the folders above this program.
  static func asset(_ name: String) -> String? {
    var folder = folder(of: executable)
    while !folder.isEmpty {
      if let file = existing("\(folder)/Assets/\(name)") { return file }
      folder = self.folder(of: folder)
    }
    return nil
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func existing(_ path: String) -> String? {
    access(path, R_OK) == 0 ? path : nil
  }
}
