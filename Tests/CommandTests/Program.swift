import Foundation

/// A program of this package, run as a user runs it.
struct Program {
  /// What a finished run left.
  struct Run {
    let status: Int32
    let output: Data
    let errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  let url: URL

  /// The program of that name in the folder of the running tests.
  init(_ name: String) {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    #if os(Linux)
      folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    #endif
    folder.deleteLastPathComponent()
    while !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent(name).path),
      folder.path != "/"
    {
      folder.deleteLastPathComponent()
    }
    url = folder.appendingPathComponent(name)
  }

  static let alexviz = Program("alexviz")

  /// Runs the program to its end.
  func run(
    _ arguments: String..., in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> Run {
    try run(arguments, in: folder, environment: environment)
  }

  /// Runs the program to its end; `input` is what it reads from standard input.
  func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:],
    input: String? = nil
  ) throws -> Run {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let assets = package.appendingPathComponent("Assets").path
    process.environment = ProcessInfo.processInfo.environment
      .merging(["ALEXVIZ_ASSETS": assets]) { $1 }.merging(environment) { $1 }
    let errors = TemporaryFolder()
    let errorFile = errors.url.appendingPathComponent("errors")
    try Data().write(to: errorFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    let output = Pipe()
    process.standardOutput = output
    if let input {
      let inputFile = errors.url.appendingPathComponent("input")
      try Data(input.utf8).write(to: inputFile)
      process.standardInput = try FileHandle(forReadingFrom: inputFile)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: data,
      errors: try String(contentsOf: errorFile, encoding: .utf8))
  }
}

/// The folder of the package.
let package = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The photograph that comes with the package.
let cat = package.appendingPathComponent("Assets/photographs/cat.jpg").path

/// A folder that goes away with its last user.
final class TemporaryFolder: Sendable {
  let url: URL

  init() {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "alexviz-tests-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// The names of all that is in the folder.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}
