import Foundation
import Testing

/// A file of another target's test data.
func data(_ target: String, _ name: String) -> String {
  package.appendingPathComponent("Tests/\(target)Tests/Data/\(name)").path
}

@Suite("inspect")
struct InspectCommandTests {
  private struct Inspection: Decodable {
    struct Tensor: Decodable {
      let name: String
      let type: String?
      let shape: [Int]?
      let bytes: Int?
      let minimum: Double?
      let maximum: Double?
      let mean: Double?
      let deviation: Double?
      let zeros: Int?
      let nan: Int?
      let infinite: Int?
      let sha256: String?
    }

    struct Fact: Decodable {
      let name: String
      let value: String
    }

    let format: String
    let bytes: Int
    let sha256: String?
    let facts: [Fact]
    let tensors: [Tensor]
  }

  private func inspect(_ arguments: String...) throws -> Inspection {
    let run = try Program.alexviz.run(["inspect"] + arguments + ["--format", "json"])
    #expect(run.errors == "")
    #expect(run.status == 0)
    return try JSONDecoder().decode(Inspection.self, from: run.output)
  }

  @Test(
    "the same network's tensors are listed from every form",
    arguments: [
      "narrow.safetensors", "narrow.npz", "narrow.h5", "narrow.weights.h5", "narrow.keras",
    ])
  func forms(name: String) throws {
    let inspection = try inspect(data("TensorFiles", name))
    #expect(inspection.tensors.count == 16)
    let kernel = try #require(inspection.tensors.first { $0.name == "conv1/kernel" })
    #expect(kernel.type == "float32")
    #expect(kernel.shape == [11, 11, 3, 8])
    #expect(kernel.bytes == 11 * 11 * 3 * 8 * 4)
  }

  @Test("PyTorch's file states its version and byte order, and lists kernels in PyTorch's order")
  func pyTorch() throws {
    let inspection = try inspect(data("TensorFiles", "narrow.pth"))
    #expect(inspection.facts.contains { $0.name == "byteorder" && $0.value == "little" })
    #expect(
      inspection.tensors.contains { $0.name == "features.0.weight" && $0.shape == [8, 3, 11, 11] })
  }

  @Test("PyTorch's tensors have PyTorch's names, types, shapes and bytes")
  func stateDictionary() throws {
    let found = try inspect(data("Command", "residual-torch.pth"), "--hashes").tensors.map {
      let shape = ($0.shape ?? []).map(String.init).joined(separator: "x")
      return [$0.name, $0.type ?? "", shape, $0.sha256 ?? ""].joined(separator: ",")
    }
    let wanted = try String(
      contentsOfFile: data("Command", "residual-torch.tensors.csv"), encoding: .utf8)
    #expect(found == wanted.split(separator: "\n").map(String.init))
  }

  @Test("Keras's version is told from both of its containers")
  func kerasVersion() throws {
    for name in ["narrow.h5", "narrow.keras"] {
      let facts = try inspect(data("TensorFiles", name)).facts
      let version = try #require(facts.first { $0.name == "keras_version" })
      #expect(version.value.hasPrefix("3."))
    }
  }

  /// A safetensors file with one tensor of 32-bit numbers.
  private func file(_ numbers: [Float], in folder: TemporaryFolder) throws -> String {
    let header =
      "{\"x\":{\"dtype\":\"F32\",\"shape\":[\(numbers.count)],"
      + "\"data_offsets\":[0,\(4 * numbers.count)]}}"
    var bytes = Data(withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) })
    bytes += Data(header.utf8)
    bytes += numbers.withUnsafeBytes { Data($0) }
    try bytes.write(to: URL(fileURLWithPath: folder.path("x.safetensors")))
    return folder.path("x.safetensors")
  }

  @Test("statistics are those that one works out by hand; what is not finite is counted apart")
  func statistics() throws {
    let folder = TemporaryFolder()
    let path = try file([1, 2, 3, 4, 0, .nan, .infinity], in: folder)
    let tensor = try #require(try inspect(path, "--statistics").tensors.first)
    #expect(tensor.minimum == 0)
    #expect(tensor.maximum == 4)
    #expect(tensor.mean == 2)
    #expect(abs((tensor.deviation ?? 0) - 2.0.squareRoot()) < 1e-12)
    #expect(tensor.zeros == 1)
    #expect(tensor.nan == 1)
    #expect(tensor.infinite == 1)
  }

  @Test("hashes are those of sha256sum")
  func hashes() throws {
    let folder = TemporaryFolder()
    // The bytes 61 62 63 00: "abc" and a zero.
    let path = try file([Float(bitPattern: 0x0063_6261)], in: folder)
    let inspection = try inspect(path, "--hashes")
    #expect(
      inspection.tensors.first?.sha256
        == "dc1114cd074914bd872cc1f9a23ec910ea2203bc79779ab2e17da25782a624fc")
    #expect(inspection.sha256?.count == 64)
  }

  @Test("the table names format, size and tensors")
  func table() throws {
    let text = try Program.alexviz.run("inspect", data("TensorFiles", "narrow.safetensors")).text
    #expect(text.contains("Format  safetensors\nSize    88,200 bytes\n"))
    #expect(text.contains("conv1/kernel  float32  11 × 11 × 3 × 8  11616\n"))
    #expect(text.hasSuffix("16 tensors, 21,754 numbers\n"))
  }

  @Test("the CSV has a line for each tensor")
  func csv() throws {
    let run = try Program.alexviz.run(
      "inspect", data("TensorFiles", "narrow.npz"), "--format", "csv")
    let lines = run.text.split(whereSeparator: \.isNewline)
    #expect(lines.count == 17)
    #expect(lines[0] == "name,type,shape,bytes")
  }

  @Test("one thing is not called several, and long or strange names keep to their lines")
  func words() throws {
    let folder = TemporaryFolder()
    let path = folder.path("a.safetensors")
    let header =
      #"{"a\n\#(String(repeating: "b", count: 200))":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#
    var length = UInt64(header.utf8.count).littleEndian
    let bytes = Data(bytes: &length, count: 8) + Data(header.utf8) + Data([7])
    try bytes.write(to: URL(fileURLWithPath: path))
    let text = try Program.alexviz.run("inspect", path).text
    #expect(text.hasSuffix("\n1 tensor, 1 number\n"))
    #expect(text.contains("\na\\u{A}bbb"))
    #expect(text.contains("b…  uint8"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count < 170 })
  }

  @Test("standard input is inspected, too")
  func standardInput() throws {
    let run = try Program.alexviz.run(["inspect", "-"], input: "input 4x4x1\nflatten\n")
    #expect(run.text.contains("Format  network in text form"))
  }
}
