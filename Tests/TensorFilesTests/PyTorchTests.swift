import TensorFiles
import Tensors
import Testing

@Suite("PyTorch files")
struct PyTorchTests {
  private let counting = (0..<24).map(Float.init)

  private func tensor(_ name: String, in file: String) throws -> Tensor {
    try #require(try PyTorchFile(path: testFile(file)).tensor(named: name))
  }

  @Test(
    "the sample gives the numbers of its twin in safetensors",
    arguments: [
      (0, "conv1", [8, 3, 121]), (3, "conv2", [16, 8, 25]), (6, "conv3", [24, 16, 9]),
      (8, "conv4", [24, 24, 9]), (10, "conv5", [16, 24, 9]),
    ])
  func sample(module: Int, layer: String, sizes: [Int]) throws {
    let twin = try SafetensorsFile(path: testFile("narrow.safetensors"))
    let kernel = try #require(try twin.tensor(named: "\(layer)/kernel")).floats()
    let (outputs, inputs, area) = (sizes[0], sizes[1], sizes[2])
    // Keras keeps height, width, input, output; PyTorch output, input, height, width.
    let wanted = (0..<kernel.count).map { place in
      let (output, input) = (place / area / inputs, place / area % inputs)
      return kernel[(place % area * inputs + input) * outputs + output]
    }
    #expect(try tensor("features.\(module).weight", in: "narrow.pth").floats() == wanted)
    let bias = try #require(try twin.tensor(named: "\(layer)/bias"))
    #expect(try tensor("features.\(module).bias", in: "narrow.pth").floats() == bias.floats())
  }

  @Test("names come in the order of the file")
  func names() throws {
    let names = try PyTorchFile(path: testFile("narrow.pth")).names
    #expect(names.count == 16)
    #expect(names.prefix(3) == ["features.0.weight", "features.0.bias", "features.3.weight"])
    #expect(names.last == "classifier.6.bias")
    #expect(try tensor("features.0.weight", in: "narrow.pth").shape == [8, 3, 11, 11])
  }

  @Test(
    "every type gives the same numbers, in both forms of file",
    arguments: [
      "int8", "int16", "int32", "int64", "uint8", "float16", "bfloat16", "float32", "float64",
      "parameter", "tied",
    ], ["kinds.pth", "kinds-legacy.pth"])
  func kinds(name: String, file: String) throws {
    let found = try tensor(name, in: file)
    #expect(found.shape == [2, 3, 4])
    #expect(found.floats() == counting)
    if let type = ElementType(rawValue: name) { #expect(found.elementType == type) }
  }

  @Test("unsigned numbers of more than a byte are read", arguments: ["uint16", "uint32", "uint64"])
  func unsigned(name: String) throws {
    let found = try tensor(name, in: "kinds.pth")
    #expect(found.elementType == ElementType(rawValue: name))
    #expect(found.floats() == counting)
  }

  @Test(
    "signs, truth values, scalars and empty tensors are read",
    arguments: ["kinds.pth", "kinds-legacy.pth"])
  func others(file: String) throws {
    #expect(try tensor("negative", in: file).floats() == counting.map { -$0 })
    #expect(try tensor("bool", in: file).floats() == (0..<24).map { $0 % 3 == 0 ? 1 : 0 })
    #expect(try tensor("scalar", in: file).floats() == [2.5])
    #expect(try tensor("scalar", in: file).shape == [])
    #expect(try tensor("empty", in: file).shape == [0, 3])
  }

  @Test(
    "views of a storage are brought into row-major order",
    arguments: ["kinds.pth", "kinds-legacy.pth"])
  func views(file: String) throws {
    #expect(try tensor("row", in: file).floats() == [16, 17, 18, 19])
    let transposed = try tensor("transposed", in: file)
    #expect(transposed.shape == [4, 2, 3])
    #expect(transposed.floats().prefix(8) == [0, 4, 8, 12, 16, 20, 1, 5])
    let sparse = try tensor("every other", in: file)
    #expect(sparse.shape == [2, 2, 2])
    #expect(sparse.floats() == [1, 3, 9, 11, 13, 15, 21, 23])
    let channelsLast = try tensor("channels last", in: file)
    #expect(channelsLast.shape == [1, 2, 3, 4])
    #expect(channelsLast.floats() == counting)
  }

  @Test("a type without a reader is refused only when its tensor is asked for")
  func unsupportedType() throws {
    let error = #expect(throws: TensorFileError.self) { try tensor("complex", in: "kinds.pth") }
    #expect(
      error?.description.hasSuffix(
        "tensor 'complex' has the element type 'torch.ComplexFloatStorage', which cannot be read; convert it to float32"
      ) == true)
  }

  @Test("a checkpoint gives its state dictionary, without the prefixes of wrappers")
  func checkpoint() throws {
    let file = try PyTorchFile(path: testFile("checkpoint.pth"))
    #expect(
      file.names == [
        "0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var",
        "1.num_batches_tracked",
      ])
    #expect(try file.tensor(named: "0.weight")?.floats() == [Float](repeating: 0.5, count: 6))
    #expect(try file.tensor(named: "1.num_batches_tracked")?.floats() == [1])
    #expect(try file.tensor(named: "epoch") == nil)
  }

  @Test("a whole model is not loaded, and what to do instead is said")
  func wholeModel() throws {
    #expect(
      throws: TensorFileError.pyTorch(
        file: testFile("whole-model.pth"), .object(of: "torch.nn.modules.container.Sequential"))
    ) { try PyTorchFile(path: testFile("whole-model.pth")) }
  }

  @Test(
    "changed and missing bytes never crash",
    arguments: ["checkpoint.pth", "kinds.pth", "kinds-legacy.pth", "whole-model.pth"])
  func changedBytes(name: String) throws {
    let original = try testBytes(name)
    var random = RepeatableNumbers(state: 3)
    for round in 0..<600 {
      var bytes = original
      for _ in 0..<(1 + round % 4) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      if round % 5 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
      guard let file = try? PyTorchFile(storage: storage(bytes), source: "it") else { continue }
      for name in file.names { _ = try? file.tensor(named: name)?.floats() }
    }
  }

  @Test("a file cut off anywhere is refused")
  func cutOff() throws {
    let original = try testBytes("kinds-legacy.pth")
    for count in stride(from: 0, to: original.count, by: 7) {
      #expect(throws: TensorFileError.self) {
        try PyTorchFile(storage: storage(Array(original[0..<count])), source: "it")
      }
    }
  }
}
