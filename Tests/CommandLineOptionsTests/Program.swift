import Foundation

/// Programs of the system that check what this module writes for them.
enum Program {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Whether a program is in one of the folders of `PATH`.
  static func isInstalled(_ name: String) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }

  /// Runs a program in a folder, with a text on its standard input.
  static func run(
    _ words: [String], input: String = "", in folder: URL = FileManager.default.temporaryDirectory
  ) throws -> Result {
    let own = FileManager.default.temporaryDirectory.appending(path: "alexviz-\(UUID())")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: own) }
    let (inputFile, outputFile, errorFile) = (
      own.appending(path: "in"), own.appending(path: "out"), own.appending(path: "err")
    )
    try Data(input.utf8).write(to: inputFile)
    for file in [outputFile, errorFile] { try Data().write(to: file) }

    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }

  /// Does something in a folder of its own that holds some empty files, and folders whose names end
  /// with `/`.
  static func inFolder<Value>(
    with names: [String], _ action: (URL) throws -> Value
  ) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "alexviz-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in names {
      let url = folder.appending(path: name)
      if name.hasSuffix("/") {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      } else {
        try Data().write(to: url)
      }
    }
    return try action(folder)
  }
}
