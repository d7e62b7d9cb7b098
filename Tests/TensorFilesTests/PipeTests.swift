import Foundation
import Tensors
import Testing

@Suite("Pipes and devices")
struct PipeTests {
  /// Calls `body` with the path of a pipe that has a name.
  private func withPipe(_ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "alexviz-pipe-\(UUID().uuidString)"
    try #require(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    try body(path)
  }

  @Test("a pipe is read to its end, though its writer takes time to begin")
  func slow() throws {
    try withPipe { path in
      let writer = Thread {
        Thread.sleep(forTimeInterval: 0.2)
        let file = FileHandle(forWritingAtPath: path)
        Thread.sleep(forTimeInterval: 0.2)
        file?.write(Data([1, 2]))
        Thread.sleep(forTimeInterval: 0.2)
        file?.write(Data([3]))
        try? file?.close()
      }
      writer.start()
      let storage = try TensorStorage.mapping(file: path)
      #expect(storage.withUnsafeBytes { Array($0) } == [1, 2, 3])
    }
  }

  @Test("a pipe into which nothing writes is told to be one")
  func alone() throws {
    try withPipe { path in
      #expect(throws: FileReadingError.nobodyWrites(file: path)) {
        try TensorStorage.mapping(file: path)
      }
    }
  }

  @Test("devices are refused, which may have no end", arguments: ["/dev/null", "/dev/zero"])
  func devices(path: String) {
    #expect(throws: FileReadingError.isDevice(file: path)) {
      try TensorStorage.mapping(file: path)
    }
  }
}
