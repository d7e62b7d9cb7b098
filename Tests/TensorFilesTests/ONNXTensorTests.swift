import TensorFiles
import Tensors
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Tensors of ONNX files")
struct ONNXTensorTests {
  @Test func `the sample gives its eight layers' kernels and biases`() throws {
    let file = try openTensorFile(testFile("narrow.onnx"))
    #expect(file is ONNXFile)
    let twin = try openTensorFile(testFile("narrow.npz"))
    let kernel = try #require(try file.tensor(named: "features.0.weight"))
    #expect(kernel.shape == [8, 3, 11, 11])
    // The twin's kernel is height × width × input × output.
    let other = try #require(try twin.tensor(named: "conv1/kernel")).floats()
    let numbers = kernel.floats()
    for place in 0..<numbers.count {
      let (x, y) = (place % 11, place / 11 % 11)
      let (input, output) = (place / 121 % 3, place / 363)
      #expect(numbers[place] == other[((y * 11 + x) * 3 + input) * 8 + output])
    }
    #expect(try file.tensor(named: "features.99.weight") == nil)
  }

  @Test(
    "every way in which numbers are stored is read",
    arguments: [
      "float", "double", "float16", "bfloat16", "int8", "int16", "int32", "int64", "raw float",
      "raw half", "raw int64",
    ])
  func kinds(name: String) throws {
    let file = try openTensorFile(testFile("kinds.onnx"))
    let tensor = try #require(try file.tensor(named: name))
    #expect(tensor.shape == [2, 2])
    #expect(tensor.floats() == [-2, 0, 1, 3])
  }

  @Test(
    "numbers without a sign are read",
    arguments: ["bool", "uint8", "uint16", "uint32", "uint64"])
  func unsigned(name: String) throws {
    let file = try openTensorFile(testFile("kinds.onnx"))
    #expect(try file.tensor(named: name)?.floats() == [1, 0, 1, 1])
  }

  @Test func `a single number, no numbers, and texts`() throws {
    let file = try openTensorFile(testFile("kinds.onnx"))
    let scalar = try #require(try file.tensor(named: "scalar"))
    #expect(scalar.shape == [])
    #expect(scalar.floats() == [5])
    #expect(try file.tensor(named: "nothing")?.floats() == [])
    #expect(
      throws: TensorFileError.onnx(
        file: file.source, .unsupportedType(tensor: "text", type: 8))
    ) { try file.tensor(named: "text") }
  }

  @Test func `numbers in a file beside the model are read`() throws {
    let file = try openTensorFile(testFile("external.onnx"))
    #expect(try file.tensor(named: "float")?.floats() == [-2, 0, 1, 3])
  }

  @Test("numbers are counted before they are read")
  func counts() throws {
    func block(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
      [number << 3 | 2, UInt8(bytes.count & 0x7F) | 0x80, UInt8(bytes.count >> 7)] + bytes
    }
    /// The sentence about a tensor of two numbers of a type, with some bytes in a field.
    func sentence(type: UInt8, field: UInt8, _ numbers: [UInt8]) -> String {
      let tensor = [8, 2, 16, type] + block(field, numbers) + block(8, Array("w".utf8))
      do {
        let file = try ONNXFile(
          storage: storage([8, 10] + block(7, block(5, tensor))), source: "it")
        return try file.tensor(named: "w").map { "\($0.floats())" } ?? "none"
      } catch {
        return "\(error)"
      }
    }
    #expect(sentence(type: 7, field: 7, [0x80, 1, 5]) == "[128.0, 5.0]")
    #expect(
      sentence(type: 7, field: 7, [UInt8](repeating: 1, count: 500))
        == "it: tensor 'w' of shape [2] has 500 numbers, which does not fit")
    #expect(
      sentence(type: 3, field: 5, [0x80, 0x80])
        == "it: tensor 'w' of shape [2] has 0 numbers, which does not fit")
    #expect(
      sentence(type: 1, field: 4, [UInt8](repeating: 0, count: 12))
        == "it: tensor 'w' of shape [2] has 12 bytes, which does not fit")
  }

  @Test func `a file cut off anywhere is refused`() throws {
    let original = try testBytes("narrow.onnx")
    for count in stride(from: 0, to: original.count, by: 97) {
      #expect(throws: TensorFileError.self) {
        let file = try ONNXFile(storage: storage(Array(original[0..<count])), source: "it")
        for name in file.names { _ = try file.tensor(named: name) }
      }
    }
  }

  @Test(arguments: ["narrow.onnx", "kinds.onnx", "external.onnx"])
  func `changed bytes never crash`(name: String) throws {
    let original = try testBytes(name)
    var random = RepeatableNumbers(state: 1)
    for round in 0..<1000 {
      var bytes = original
      for _ in 0..<(1 + round % 4) {
        let place = Int.random(in: 0..<min(bytes.count, 4000), using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      guard let file = try? ONNXFile(storage: storage(bytes), source: testFile(name)) else {
        continue
      }
      for name in file.names { _ = try? file.tensor(named: name)?.floats() }
    }
  }
}

@Suite("Files beside ONNX models")
struct ONNXExternalFileTests {
  /// A message's field that holds a block of less than 128 bytes.
  private func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    [number << 3 | 2, UInt8(bytes.count)] + bytes
  }

  /// A model with a tensor of four single-precision numbers in another file.
  private func model(location: String, offset: String = "0", length: String? = nil) -> [UInt8] {
    func entry(_ key: String, _ value: String) -> [UInt8] {
      field(13, field(1, Array(key.utf8)) + field(2, Array(value.utf8)))
    }
    let tensor =
      [8, 4, 16, 1] + field(8, Array("w".utf8)) + [112, 1] + entry("location", location)
      + entry("offset", offset) + (length.map { entry("length", $0) } ?? [])
    return [8, 10] + field(7, field(5, tensor))
  }

  /// The sentence with which reading the tensor ends, or its numbers.
  private func result(_ bytes: [UInt8], beside folder: String) -> String {
    do {
      let file = try ONNXFile(storage: storage(bytes), source: folder + "/it.onnx")
      return try file.tensor(named: "w").map { "\($0.floats())" } ?? "none"
    } catch {
      return "\(error)"
    }
  }

  /// Calls `body` with an empty folder that lies in a folder with a file `secret`.
  private func withFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/alexviz-tests-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    let outer = String(cString: made)
    try #require(mkdir(outer + "/in", 0o700) == 0)
    defer {
      for name in ["in/it.bin", "in/link", "in/hard", "in/pipe", "in/deep/it.bin", "secret"] {
        unlink(outer + "/" + name)
      }
      for name in ["/in/deep", "/in", ""] { rmdir(outer + name) }
    }
    try write([1, 2, 3, 4], to: outer + "/secret")
    try body(outer + "/in")
  }

  private func write(_ numbers: [Float], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT, 0o600)
    try #require(file >= 0)
    numbers.withUnsafeBytes { #expect(pwrite(file, $0.baseAddress, $0.count, 0) == $0.count) }
    close(file)
  }

  @Test func `files in the folder and below it are read`() throws {
    try withFolder { folder in
      try write([0, 1, 2, 3, 4], to: folder + "/it.bin")
      #expect(result(model(location: "it.bin"), beside: folder) == "[0.0, 1.0, 2.0, 3.0]")
      #expect(result(model(location: "./it.bin"), beside: folder) == "[0.0, 1.0, 2.0, 3.0]")
      #expect(
        result(model(location: "it.bin", offset: "4", length: "16"), beside: folder)
          == "[1.0, 2.0, 3.0, 4.0]")
      try #require(mkdir(folder + "/deep", 0o700) == 0)
      try write([5, 6, 7, 8], to: folder + "/deep/it.bin")
      #expect(result(model(location: "deep/it.bin"), beside: folder) == "[5.0, 6.0, 7.0, 8.0]")
    }
  }

  @Test(
    "paths that lead elsewhere are refused",
    arguments: [
      "../secret", "a/../../secret", "/etc/passwd", "", "..", ".", "link", "hard", "pipe", "absent",
      "in\u{0}visible",
    ])
  func elsewhere(location: String) throws {
    try withFolder { folder in
      try #require(symlink("../secret", folder + "/link") == 0)
      try #require(link(folder + "/../secret", folder + "/hard") == 0)
      try #require(mkfifo(folder + "/pipe", 0o600) == 0)
      #expect(
        result(model(location: location), beside: folder).contains(
          "the numbers of tensor 'w' are in the file"))
    }
  }

  @Test(
    "places outside of the file are refused",
    arguments: [
      ("8", nil), ("-4", nil), ("9223372036854775807", nil), ("99999999999999999999", nil),
      ("0", "12"), ("0", "9223372036854775807"), ("0", "-16"), ("x", nil),
    ] as [(String, String?)])
  func outside(offset: String, length: String?) throws {
    try withFolder { folder in
      try write([0, 1, 2, 3, 4], to: folder + "/it.bin")
      #expect(
        result(model(location: "it.bin", offset: offset, length: length), beside: folder)
          .contains("the numbers of tensor 'w' are in the file 'it.bin'"))
    }
  }
}
