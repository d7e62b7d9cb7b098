import TensorFiles
import Tensors
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The path of a file in this folder's `Data`.
func testFile(_ name: String, filePath: String = #filePath) -> String {
  let folder = filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  return folder.joined(separator: "/") + "/Data/" + name
}

/// All bytes of a file in this folder's `Data`.
func testBytes(_ name: String) throws -> [UInt8] {
  let storage = try TensorStorage.reading(file: testFile(name))
  return storage.withUnsafeBytes { Array($0) }
}

/// Bytes as a file that is open.
func storage(_ bytes: [UInt8]) -> TensorStorage {
  TensorStorage(byteCount: bytes.count) { $0.copyBytes(from: bytes) }
}

/// Calls `body` with the path of a file that holds these bytes, and removes it afterwards.
func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
  var template = Array("/tmp/alexviz-tests-XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  try #require(descriptor >= 0)
  let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  defer { unlink(path) }
  let written = write(descriptor, bytes, bytes.count)
  close(descriptor)
  try #require(written == bytes.count)
  try body(path)
}

/// A number's bytes, the lowest first.
func littleEndian<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
  withUnsafeBytes(of: value.littleEndian) { Array($0) }
}

/// Numbers that are the same in every run.
struct RepeatableNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
