import Canvas
import Foundation
import Testing

@Suite("Files")
final class AtomicFileTests {
  /// A folder of the test's own.
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "/canvas-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func bytes(of path: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func permissions(of path: String) throws -> Int {
    try #require(
      FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  @Test("A file appears with its content, and nothing beside it")
  func writing() throws {
    try AtomicFile.write([1, 2, 3], to: folder + "/a.png")
    #expect(try bytes(of: folder + "/a.png") == [1, 2, 3])
    #expect(try names(in: folder) == ["a.png"])
  }

  @Test("A file that is written in pieces appears when it is finished, and not before")
  func pieces() throws {
    let path = folder + "/a.bin"
    var file = try AtomicFile(at: path)
    try file.write([1, 2])
    #expect(!FileManager.default.fileExists(atPath: path))
    try file.write([3])
    try file.finish()
    #expect(try bytes(of: path) == [1, 2, 3])
  }

  @Test("Of a file that is never finished nothing is left")
  func unfinished() throws {
    let path = folder + "/a.bin"
    try AtomicFile.write([9], to: path)
    do {
      var file = try AtomicFile(at: path)
      try file.write([1, 2])
    }
    #expect(try bytes(of: path) == [9])
    #expect(try names(in: folder) == ["a.bin"])
  }

  @Test("A link that leads to nothing yet stays, and its target is made")
  func danglingLink() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/link.png", withDestinationPath: "real.png")
    try AtomicFile.write([5], to: folder + "/link.png")
    #expect(try bytes(of: folder + "/real.png") == [5])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link.png") == "real.png")
  }

  @Test("Missing folders are made")
  func folders() throws {
    try AtomicFile.write([7], to: folder + "/img/deep/a.png")
    #expect(try bytes(of: folder + "/img/deep/a.png") == [7])
  }

  @Test("A file that stood there is replaced and keeps its permissions")
  func permissionsStay() throws {
    let path = folder + "/a.png"
    try AtomicFile.write([1], to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try AtomicFile.write([2, 2], to: path)
    #expect(try bytes(of: path) == [2, 2])
    #expect(try permissions(of: path) == 0o640)
  }

  @Test("A new file gets what the umask leaves")
  func umaskCounts() throws {
    let mask = umask(0)
    umask(mask)
    try AtomicFile.write([1], to: folder + "/a.png")
    #expect(try permissions(of: folder + "/a.png") == 0o666 & ~Int(mask))
  }

  @Test("A link stays a link, and what it points to is replaced")
  func links() throws {
    let target = folder + "/target.png"
    let link = folder + "/link.png"
    try AtomicFile.write([1], to: target)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "target.png")
    try AtomicFile.write([2], to: link)
    #expect(try bytes(of: target) == [2])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "target.png")
  }

  @Test("A folder in the place of the file is said to be one")
  func folderInTheWay() throws {
    let error = #expect(throws: CanvasError.self) { try AtomicFile.write([1], to: folder) }
    #expect(error == .isDirectory(path: folder))
    #expect(error?.description == "\(folder) is a folder; give the name of a file in it")
    #expect(throws: CanvasError.isDirectory(path: folder + "/new/")) {
      try AtomicFile.write([1], to: folder + "/new/")
    }
  }

  @Test("A file in the place of a folder is reported")
  func fileInTheWay() throws {
    try AtomicFile.write([1], to: folder + "/a")
    let error = #expect(throws: CanvasError.self) {
      try AtomicFile.write([1], to: folder + "/a/b.png")
    }
    #expect(error?.description.contains("Not a directory") == true)
    #expect(try bytes(of: folder + "/a") == [1])
  }

  @Test("A name that is too long is reported and leaves nothing")
  func longName() throws {
    let name = String(repeating: "x", count: 300)
    #expect(throws: CanvasError.self) { try AtomicFile.write([1], to: folder + "/" + name) }
    #expect(try names(in: folder) == [])
  }

  @Test("A folder that may not be written to keeps what it holds")
  func noPermission() throws {
    try AtomicFile.write([1], to: folder + "/a.png")
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    }
    // The superuser may write anywhere.
    if geteuid() == 0 { return }
    let error = #expect(throws: CanvasError.self) {
      try AtomicFile.write([2], to: folder + "/a.png")
    }
    #expect(error?.description.contains("Permission denied") == true)
    #expect(try bytes(of: folder + "/a.png") == [1])
    #expect(try names(in: folder) == ["a.png"])
  }

  #if os(Linux)
    @Test("A full disk is reported in one sentence")
    func fullDisk() {
      let error = #expect(throws: CanvasError.self) {
        try AtomicFile.write([UInt8](repeating: 1, count: 100_000), to: "/dev/full")
      }
      #expect(error?.description == "/dev/full cannot be written: No space left on device")
    }

    @Test("Where nothing can be made, the reason is said")
    func noSuchPlace() {
      #expect(throws: CanvasError.self) { try AtomicFile.write([1], to: "/proc/none/a.png") }
    }
  #endif

  @Test("Devices and pipes are written to and not replaced")
  func devices() throws {
    try AtomicFile.write([1, 2, 3], to: "/dev/null")
    #expect(
      try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        == .typeCharacterSpecial)
  }

  @Test("A reader that goes away from a pipe is an error, not the end of the program")
  func brokenPipe() throws {
    let path = folder + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    // It goes away once the first byte has come, with more still to come than a pipe holds.
    let closing = Thread {
      waitForByte(from: reader)
      close(reader)
    }
    closing.start()
    let error = #expect(throws: CanvasError.self) {
      try AtomicFile.write([UInt8](repeating: 1, count: 1 << 20), to: path)
    }
    #expect(error?.description == "\(path) cannot be written: Broken pipe")
  }
}

/// Outside the suite, which has a `read` of its own.
private func waitForByte(from descriptor: Int32) {
  var byte: UInt8 = 0
  while read(descriptor, &byte, 1) != 1 { usleep(1000) }
}
