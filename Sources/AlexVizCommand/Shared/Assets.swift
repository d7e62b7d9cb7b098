#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files that come with the program: weights, the sample photograph, class names.
enum Assets {
  /// An asset is nowhere to be found.
  struct Missing: Error, CustomStringConvertible {
    let name: String
    let folders: [String]

    var description: String {
      "cannot find '\(name)', which comes with alexviz; looked in \(folders.joined(separator: ", "))"
        + "; set ALEXVIZ_ASSETS to the folder that holds it"
    }
  }

  /// The path of an asset, such as `weights/alexnet-convolutions.safetensors`.
  static func path(of name: String) throws(Missing) -> String {
    let folders = folders()
    for folder in folders where access("\(folder)/\(name)", R_OK) == 0 {
      return "\(folder)/\(name)"
    }
    throw Missing(name: name, folders: folders)
  }

  /// Where assets are looked for, in order: `ALEXVIZ_ASSETS`, beside the executable, in the
  /// `share` folder of its installation, and in the package it was built in.
  private static func folders() -> [String] {
    if let folder = getenv("ALEXVIZ_ASSETS"), folder.pointee != 0 {
      return [String(cString: folder)]
    }
    guard let executable = executablePath(), let slash = executable.lastIndex(of: "/") else {
      return ["Assets"]
    }
    let folder = String(executable[..<slash])
    var folders = ["\(folder)/Assets", "\(folder)/../share/alexviz"]
    // .build/<platform>/<configuration>/alexviz lies three folders below the package.
    if let build = folder.range(of: "/.build/") {
      folders.append("\(folder[..<build])/Assets")
    }
    return folders
  }

  private static func executablePath() -> String? {
    #if os(Linux)
      let name = "/proc/self/exe"
    #else
      var capacity = UInt32(0)
      _NSGetExecutablePath(nil, &capacity)
      var buffer = [CChar](repeating: 0, count: Int(capacity))
      guard _NSGetExecutablePath(&buffer, &capacity) == 0 else { return nil }
      let name = String(
        decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    #endif
    guard let path = realpath(name, nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}

extension String {
  /// The start of the last occurrence of a text.
  fileprivate func range(of text: String) -> String.Index? {
    var found: String.Index?
    for index in indices where self[index...].hasPrefix(text) { found = index }
    return found
  }
}
