import TensorFiles
import Tensors
import Testing

@Suite("Writing tensors")
struct WritingTests {
  /// A tensor of every element type, with sizes that leave the next one unaligned, under names that
  /// files really have.
  private static let tensors: TensorList = {
    var list = TensorList(source: "a test")
    for (number, type) in ElementType.allCases.enumerated() {
      let bytes = (0..<3 * type.byteCount).map { UInt8(($0 * 7 + number) % 100) }
      list.add(Tensor(shape: [3], elementType: type, storage: storage(bytes))!, named: "\(type)")
    }
    list.add(Tensor(shape: [], floats: [7]), named: "layer.0/kernel:0")
    list.add(Tensor(shape: [2, 0], floats: []), named: "empty \"quotes\" \\ ü")
    return list
  }()

  private func written(
    _ format: TensorFileFormat, _ tensors: any NamedTensors = WritingTests.tensors
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try format.write(tensors) { bytes += $0 }
    return bytes
  }

  private func bytes(_ tensor: Tensor?) -> [UInt8]? { tensor?.withUnsafeBytes { Array($0) } }

  @Test("what is written as safetensors is read back with the same names, types and bytes")
  func safetensors() throws {
    let file = try SafetensorsFile(storage: storage(written(.safetensors)), source: "written")
    #expect(file.names == Self.tensors.names)
    for name in file.names {
      let expected = try #require(Self.tensors.tensor(named: name))
      let found = try #require(try file.tensor(named: name))
      #expect(found.shape == expected.shape)
      #expect(found.elementType == expected.elementType)
      #expect(bytes(found) == bytes(expected))
    }
  }

  @Test("every tensor of a safetensors file is aligned to the size of its elements")
  func alignment() throws {
    let data = try written(.safetensors)
    let headerLength = data[0..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(headerLength % 8 == 0)
    let header = String(decoding: data[8..<8 + headerLength], as: UTF8.self)
    #expect(header.contains(#""float64":{"dtype":"F64","shape":[3],"data_offsets":[0,24]}"#))
  }

  @Test("what is written as npz is read back, bfloat16 as 32-bit numbers")
  func npz() throws {
    var list = TensorList(source: "a test")
    for name in Self.tensors.names where !name.contains("\\") {
      list.add(try #require(Self.tensors.tensor(named: name)), named: name)
    }
    let file = try NPZFile(storage: storage(written(.npz, list)), source: "written")
    #expect(file.names == list.names)
    for name in file.names {
      let expected = try #require(list.tensor(named: name))
      let found = try #require(try file.tensor(named: name))
      #expect(found.shape == expected.shape)
      #expect(found.floats().map(\.bitPattern) == expected.floats().map(\.bitPattern))
      #expect(found.elementType == (name == "bfloat16" ? .float32 : expected.elementType))
    }
  }

  @Test("an array begins as NumPy's format says: 128 bytes of header for three 32-bit numbers")
  func npyHeader() throws {
    var list = TensorList(source: "a test")
    list.add(Tensor(shape: [3], floats: [1, 2, 3]), named: "a")
    let data = try written(.npz, list)
    // A zip entry begins with 30 bytes and its name.
    let array = data[(30 + "a.npy".utf8.count)...]
    let text = "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }"
    let header = [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(text.utf8)
    #expect(array.prefix(header.count).elementsEqual(header))
    #expect(array.prefix(128).last == UInt8(ascii: "\n"))
    #expect(array.dropFirst(128).prefix(4).elementsEqual([0, 0, 0x80, 0x3F]))
  }

  @Test("a slash at the beginning of a name stays, as in NumPy's archives")
  func leadingSlash() throws {
    var list = TensorList(source: "a test")
    list.add(Tensor(shape: [1], floats: [1]), named: "/b1/Relu_output_0")
    let file = try NPZFile(storage: storage(written(.npz, list)), source: "written")
    #expect(file.names == ["/b1/Relu_output_0"])
    #expect(try file.tensor(named: "/b1/Relu_output_0")?.floats() == [1])
  }

  @Test("names that leave the archive are refused", arguments: ["../a", "a\\b", "a/../../b"])
  func unsafeNames(name: String) throws {
    var list = TensorList(source: "a test")
    list.add(Tensor(shape: [1], floats: [1]), named: name)
    #expect(throws: TensorWritingError.unsafeName(name + ".npy")) { try written(.npz, list) }
  }

  @Test("a single NumPy array is a file with one tensor, named after the file")
  func npyFile() throws {
    var list = TensorList(source: "a test")
    list.add(Tensor(shape: [1, 2], floats: [1, 2]), named: "a")
    let data = try written(.npz, list)
    let array = data[35..<35 + 136]
    try withFile(Array(array)) { path in
      let file = try openTensorFile(path)
      #expect(file.names == [path.split(separator: "/").last.map(String.init)])
      #expect(try file.tensor(named: file.names[0])?.floats() == [1, 2])
    }
    for length in 0..<array.count {
      try withFile(Array(array.prefix(length))) { path in
        #expect(throws: TensorFileError.self) { try openTensorFile(path) }
      }
    }
  }
}
