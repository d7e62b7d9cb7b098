import Photographs
import TensorFiles
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
  let file = try #require(fopen(testFile(name), "rb"))
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer[0..<count]
  }
  return bytes
}

/// A picture of 8-bit red, green and blue that another program made.
func expectedPicture(_ name: String, in file: String) throws -> Photograph {
  let pictures = try SafetensorsFile(path: testFile(file))
  let tensor = try #require(try pictures.tensor(named: name))
  return Photograph(
    width: tensor.shape[1], height: tensor.shape[0], pixels: tensor.withUnsafeBytes { Array($0) })
}

/// How much two pictures of one size differ at most; `nil` for different sizes.
func largestDifference(_ first: Photograph, _ second: Photograph) -> Int? {
  guard first.width == second.width, first.height == second.height else { return nil }
  return zip(first.pixels, second.pixels).map { abs(Int($0) - Int($1)) }.max()
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
