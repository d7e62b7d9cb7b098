import TensorFiles
import Tensors
import Testing

@Suite("Safetensors files")
struct SafetensorsTests {
  /// A file of this header and so many bytes of data.
  private func file(_ header: String, data: Int) -> [UInt8] {
    littleEndian(UInt64(header.utf8.count)) + Array(header.utf8)
      + [UInt8](repeating: 0, count: data)
  }

  /// The sentence that opening ends with, without the file's name.
  private func sentence(_ bytes: [UInt8]) -> String {
    do {
      _ = try SafetensorsFile(storage: storage(bytes), source: "it")
      return "no error"
    } catch {
      return String(error.description.dropFirst("it: ".count))
    }
  }

  @Test("the sample gives its eight layers' kernels and biases")
  func sample() throws {
    let file = try SafetensorsFile(path: testFile("narrow.safetensors"))
    #expect(file.names.count == 16)
    let kernel = try #require(try file.tensor(named: "conv1/kernel"))
    #expect(kernel.shape == [11, 11, 3, 8])
    #expect(kernel.elementType == .float32)
    let expected: [Float] = [0.12259007, 0.02766467, 0.04069111]
    #expect(zip(kernel.floats(), expected).allSatisfy { abs($0 - $1) < 1e-8 })
    #expect(try file.tensor(named: "conv9/kernel") == nil)
  }

  @Test("metadata, scalars, empty tensors and escaped names are read")
  func oddities() throws {
    let header = """
      {"__metadata__":{"format":"pt"},"a\\u00e9\\ud83d\\ude00\\n":{"dtype":"F32","shape":[],\
      "data_offsets":[0,4]},"none":{"dtype":"I8","shape":[0,7],"data_offsets":[4,4]}}
      """
    let file = try SafetensorsFile(storage: storage(file(header, data: 4)), source: "it")
    #expect(file.metadata == ["format": "pt"])
    #expect(file.names == ["aé😀\n", "none"])
    #expect(try file.tensor(named: "aé😀\n")?.floats() == [0])
    #expect(try file.tensor(named: "none")?.floats() == [])
  }

  @Test(
    "a header that lies is refused with what was found",
    arguments: [
      (
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, 4,
        "tensor 'a' of shape [2] and type 'F32' does not fit"
      ),
      (
        #"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}"#, 0,
        "tensor 'a' of shape"
      ),
      (
        #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 3,
        "the file ends early: it should have 66 bytes and has 65"
      ),
      (
        #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 6,
        "2 bytes follow the last tensor"
      ),
      (
        #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}"#,
        6, "tensor 'b' starts at byte 2 of the data, where 4 is wanted"
      ),
      (
        #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}"#, 6,
        "tensor 'a' starts at byte 2 of the data, where 0 is wanted"
      ),
      (
        #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#,
        1, "the header cannot be read: the name 'a' comes a second time"
      ),
      (
        #"{"a":{"dtype":"X9","shape":[1],"data_offsets":[0,1]}}"#, 1,
        "tensor 'a' has the element type 'X9', which safetensors does not know"
      ),
      (
        #"{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}"#, 1,
        "the header gives no valid shape"
      ),
      (
        #"{"a":{"dtype":"U8","shape":[1.0],"data_offsets":[0,1]}}"#, 1,
        "the header gives no valid shape"
      ),
      (#"{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}"#, 1, "tensor 'a' of shape [1]"),
      (#"{"a":{"dtype":"U8","shape":[1]}}"#, 1, "the header gives no valid data_offsets"),
      (#"{"__metadata__":{"a":1}}"#, 0, "'__metadata__' must be an object of strings"),
      ("[1]", 0, "the header is not a JSON object of tensors"),
      (#"{"a":"#, 0, "the header cannot be read: the JSON text ends at byte 5"),
    ])
  func lies(header: String, data: Int, expected: String) {
    #expect(sentence(file(header, data: data)).hasPrefix(expected))
  }

  @Test("a header longer than the format allows, or than the file, is refused")
  func headerLength() {
    #expect(
      sentence(littleEndian(UInt64.max) + Array("{}".utf8)).hasPrefix(
        "the header is said to have 18446744073709551615 bytes"))
    #expect(
      sentence(littleEndian(UInt64(100)) + Array("{}".utf8)).hasPrefix(
        "the file ends early: it should have 108 bytes and has 10"))
    #expect(sentence([1, 2, 3]).hasPrefix("the file ends early"))
  }

  @Test("a type without a reader is refused only when its tensor is asked for")
  func unsupportedType() throws {
    let header = #"{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}"#
    let file = try SafetensorsFile(storage: storage(file(header, data: 4)), source: "it")
    #expect(
      throws: TensorFileError.safetensors(
        file: "it", .unsupportedType(tensor: "a", type: "F8_E4M3"))
    ) { try file.tensor(named: "a") }
  }

  @Test("changed bytes in the header never crash")
  func changedBytes() throws {
    let original = try testBytes("narrow.safetensors")
    var random = RepeatableNumbers(state: 1)
    for round in 0..<1000 {
      var bytes = original
      for _ in 0..<(1 + round % 4) {
        let place = Int.random(in: 0..<1200, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      guard let file = try? SafetensorsFile(storage: storage(bytes), source: "it") else { continue }
      for name in file.names { _ = try? file.tensor(named: name)?.floats() }
    }
  }

  @Test("a file cut off anywhere is refused")
  func cutOff() throws {
    let original = try testBytes("narrow.safetensors")
    for count in stride(from: 0, to: original.count, by: 97) {
      #expect(throws: TensorFileError.self) {
        try SafetensorsFile(storage: storage(Array(original[0..<count])), source: "it")
      }
    }
  }
}
