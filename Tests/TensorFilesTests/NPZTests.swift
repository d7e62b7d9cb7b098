import TensorFiles
import Tensors
import Testing

@Suite("npz files")
struct NPZTests {
  private let counting = (0..<24).map(Float.init)

  private func tensor(_ name: String, in file: String) throws -> Tensor {
    try #require(try NPZFile(path: testFile(file)).tensor(named: name))
  }

  /// Made by `numpy.savez_compressed`.
  @Test("arrays that shrink to a hundredth and more come out whole, slashes in front of names stay")
  func repetitive() throws {
    let file = try NPZFile(path: testFile("repetitive.npz"))
    #expect(file.names == ["/steps", "/b/none"])
    let steps = try #require(try file.tensor(named: "/steps")).floats()
    #expect(steps.count == 8 * 40_000)
    #expect(steps.indices.allSatisfy { steps[$0] == Float($0 / 40_000) })
    #expect(try file.tensor(named: "/b/none")?.shape == [0, 3])
    #expect(try file.outline(of: "/steps")?.shape == [8 * 40_000])
  }

  @Test("the sample gives the same tensors as its twin in safetensors")
  func sample() throws {
    let arrays = try NPZFile(path: testFile("narrow.npz"))
    let twin = try SafetensorsFile(path: testFile("narrow.safetensors"))
    #expect(Set(arrays.names) == Set(twin.names))
    #expect(arrays.names.first == "conv1/kernel")
    for name in arrays.names {
      let (first, second) = (try arrays.tensor(named: name), try twin.tensor(named: name))
      #expect(first?.shape == second?.shape)
      #expect(first?.floats() == second?.floats())
    }
  }

  @Test("deflated arrays are unpacked")
  func deflated() throws {
    let kernel = try tensor("conv1/kernel", in: "deflated.npz")
    #expect(kernel.shape == [2, 3, 4])
    #expect(kernel.floats() == counting.map { $0 / 7 })
    #expect(try tensor("zeros", in: "deflated.npz").floats().allSatisfy { $0 == 0 })
  }

  @Test(
    "every type, order and byte order gives the same numbers",
    arguments: [
      "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16",
      "float32", "float64", "fortran", "big-endian", "big-endian-fortran",
    ])
  func kinds(name: String) throws {
    let array = try tensor(name, in: "kinds.npz")
    #expect(array.shape == [2, 3, 4])
    #expect(array.floats() == counting)
  }

  @Test("signs, truth values, scalars and empty arrays are read")
  func others() throws {
    #expect(try tensor("negative", in: "kinds.npz").floats() == counting.map { -$0 })
    #expect(
      try tensor("bool", in: "kinds.npz").floats()
        == (0..<24).map { $0.isMultiple(of: 3) ? 1 : 0 })
    #expect(try tensor("scalar", in: "kinds.npz").floats() == [2.5])
    #expect(try tensor("scalar", in: "kinds.npz").shape == [])
    #expect(try tensor("empty", in: "kinds.npz").shape == [0, 3])
    #expect(try tensor("line", in: "kinds.npz").floats() == [0, 1, 2, 3, 4])
  }

  @Test("versions 1 to 3 are read, and what is no array is left out")
  func versions() throws {
    let file = try NPZFile(path: testFile("versions.npz"))
    #expect(file.names == ["version1", "version2", "version3"])
    for name in file.names { #expect(try file.tensor(named: name)?.floats() == counting) }
  }

  @Test(
    "elements that are no plain numbers are refused",
    arguments: ["complex", "text", "record", "object"])
  func refused(name: String) throws {
    let file = try NPZFile(path: testFile("refused.npz"))
    let error = try #require(throws: TensorFileError.self) { try file.tensor(named: name) }
    #expect(error.description.contains("array '\(name)' has elements of NumPy's type"))
  }

  @Test(
    "changed and missing bytes never crash",
    arguments: ["deflated.npz", "kinds.npz", "versions.npz"])
  func changedBytes(name: String) throws {
    let original = try testBytes(name)
    var random = RepeatableNumbers(state: 2)
    for round in 0..<600 {
      var bytes = original
      for _ in 0..<(1 + round % 4) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      if round % 5 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
      guard let file = try? NPZFile(storage: storage(bytes), source: "it") else { continue }
      for name in file.names { _ = try? file.tensor(named: name)?.floats() }
    }
  }
}
