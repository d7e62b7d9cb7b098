import TensorFiles
import Tensors
import Testing

@Suite("Deep Compression's file")
struct DeepCompressionTests {
  /// What a layer of Caffe's AlexNet has in the file.
  private struct Layer {
    let name: String
    let biasCount: Int
    let codebookCount: Int
    let shape: [Int]
  }

  private static let layers = [
    Layer(name: "conv1", biasCount: 96, codebookCount: 256, shape: [96, 3, 11, 11]),
    Layer(name: "conv2", biasCount: 256, codebookCount: 256, shape: [256, 48, 5, 5]),
    Layer(name: "conv3", biasCount: 384, codebookCount: 256, shape: [384, 256, 3, 3]),
    Layer(name: "conv4", biasCount: 384, codebookCount: 256, shape: [384, 192, 3, 3]),
    Layer(name: "conv5", biasCount: 256, codebookCount: 256, shape: [256, 192, 3, 3]),
    Layer(name: "fc6", biasCount: 4096, codebookCount: 16, shape: [4096, 9216]),
    Layer(name: "fc7", biasCount: 4096, codebookCount: 16, shape: [4096, 4096]),
    Layer(name: "fc8", biasCount: 1000, codebookCount: 16, shape: [1000, 4096]),
  ]

  /// A file whose layers store three weights, written out by hand from the published decoder.
  ///
  /// Number i of the codebook is i + 0.5, bias i is −i. The distances 2, 0 and 15, of which each
  /// counts the places left out, lead to the places 2, 3 and 19.
  private static func file(count: UInt32 = 3, gaps: [UInt8] = [0x02, 0x0F]) -> [UInt8] {
    var bytes = layers.flatMap { _ in littleEndian(count) }
    for layer in layers {
      for index in 0..<layer.codebookCount {
        bytes += littleEndian((Float(index) + 0.5).bitPattern)
      }
      for index in 0..<layer.biasCount { bytes += littleEndian((-Float(index)).bitPattern) }
      // The codes 7, 9 and then 255, or 12 where they have four bits, the lower half first.
      bytes += layer.codebookCount == 256 ? [7, 9, 255] : [0x97, 0x0C]
      bytes += gaps
    }
    return bytes
  }

  @Test("the layers come under their names, in PyTorch's order of dimensions")
  func shapes() throws {
    try withFile(DeepCompressionTests.file()) { path in
      let file = try openTensorFile(path)
      #expect(file is DeepCompressionFile)
      #expect(file.names.count == 16)
      for layer in DeepCompressionTests.layers {
        #expect(try file.tensor(named: layer.name + ".weight")?.shape == layer.shape)
        #expect(try file.tensor(named: layer.name + ".bias")?.shape == [layer.biasCount])
      }
      #expect(try file.tensor(named: "conv1") == nil)
    }
  }

  @Test("stored weights stand at their places, the codebook's first number everywhere else")
  func places() throws {
    let file = try DeepCompressionFile(
      storage: storage(DeepCompressionTests.file()), source: "it")
    for (layer, last) in [("conv1", Float(255.5)), ("conv5", 255.5), ("fc8", 12.5)] {
      let weights = try #require(try file.tensor(named: layer + ".weight")).floats()
      #expect(
        weights[0..<20].map { $0 } == [0.5, 0.5, 7.5, 9.5]
          + [Float](repeating: 0.5, count: 15) + [last])
      #expect(weights[20...].allSatisfy { $0 == 0.5 })
      let biases = try #require(try file.tensor(named: layer + ".bias")).floats()
      #expect(biases == biases.indices.map { -Float($0) })
    }
  }

  @Test("distances that lead behind the last weight are refused")
  func behindTheEnd() throws {
    // 34,848 weights of conv1, each one place behind the one before; the last has a gap more.
    let count = 34_848
    let conv1 = DeepCompressionTests.layers[0]
    var bytes = littleEndian(UInt32(count))
    bytes += DeepCompressionTests.layers.dropFirst().flatMap { _ in littleEndian(UInt32(1)) }
    bytes += [UInt8](repeating: 0, count: 4 * (conv1.codebookCount + conv1.biasCount) + count)
    bytes += [UInt8](repeating: 0, count: count / 2 - 1) + [0x10]
    for layer in DeepCompressionTests.layers.dropFirst() {
      bytes += [UInt8](repeating: 0, count: 4 * (layer.codebookCount + layer.biasCount) + 2)
    }
    let file = try DeepCompressionFile(storage: storage(bytes), source: "it")
    #expect(
      throws: TensorFileError.deepCompression(
        file: "it", .behindTheEnd(layer: "conv1", weight: 34_847, count: 34_848))
    ) {
      try file.tensor(named: "conv1.weight")
    }
    #expect(try file.tensor(named: "conv2.weight")?.floats().allSatisfy { $0 == 0 } == true)
  }

  @Test("a file that was cut off is said to end early, wherever that was")
  func cutOff() throws {
    let whole = DeepCompressionTests.file()
    for count in stride(from: 32, to: whole.count, by: 1999) {
      let sentence = #expect(throws: TensorFileError.self) {
        try DeepCompressionFile(storage: storage(Array(whole[..<count])), source: "it")
      }
      #expect(sentence?.description.contains("was the download cut off?") == true)
    }
  }

  @Test("other numbers at the start are no such file", arguments: [0, 34_849, UInt32.max])
  func otherNumbers(count: UInt32) throws {
    let bytes = DeepCompressionTests.file(count: count)
    #expect(throws: TensorFileError.deepCompression(file: "it", .header)) {
      try DeepCompressionFile(storage: storage(bytes), source: "it")
    }
    #expect(throws: TensorFileError.deepCompression(file: "it", .header)) {
      try DeepCompressionFile(storage: storage(Array(bytes[..<31])), source: "it")
    }
  }

  @Test("bytes that were changed give numbers or an error")
  func changed() throws {
    var numbers = RepeatableNumbers(state: 7)
    let whole = DeepCompressionTests.file()
    for _ in 0..<40 {
      var bytes = whole
      for _ in 0..<4 {
        let place = Bool.random(using: &numbers) ? 32 : whole.count
        bytes[Int.random(in: 0..<place, using: &numbers)] ^= UInt8(
          1 << Int.random(in: 0..<8, using: &numbers))
      }
      guard let file = try? DeepCompressionFile(storage: storage(bytes), source: "it") else {
        continue
      }
      for name in ["conv1.weight", "conv1.bias", "conv5.weight", "fc8.bias"] {
        _ = try? file.tensor(named: name)
      }
    }
  }
}
