import Tensors

/// One layer in a file of Deep Compression: where its parts lie and how they are unpacked.
struct DeepCompressionLayer {
  /// What the file leaves unsaid: name and sizes of a layer of Caffe's AlexNet.
  struct Shape {
    let name: String

    /// Output channels, input channels of a group, height, width; output, input for dense layers.
    let weight: [Int]

    /// Bits of a code: convolutions have codebooks of 256 numbers, dense layers of 16.
    var codeBits: Int { weight.count == 4 ? 8 : 4 }

    var codebookCount: Int { 1 << codeBits }
    var weightCount: Int { weight.reduce(1, *) }
    var biasCount: Int { weight[0] }

    /// The layers in the file's order. conv2, conv4 and conv5 have two groups.
    static let all = [
      Shape(name: "conv1", weight: [96, 3, 11, 11]),
      Shape(name: "conv2", weight: [256, 48, 5, 5]),
      Shape(name: "conv3", weight: [384, 256, 3, 3]),
      Shape(name: "conv4", weight: [384, 192, 3, 3]),
      Shape(name: "conv5", weight: [256, 192, 3, 3]),
      Shape(name: "fc6", weight: [4096, 9216]),
      Shape(name: "fc7", weight: [4096, 4096]),
      Shape(name: "fc8", weight: [1000, 4096]),
    ]
  }

  let shape: Shape

  /// How many weights are stored.
  let storedCount: Int

  /// Where the layer starts in the file.
  let offset: Int

  private var biasOffset: Int { offset + 4 * shape.codebookCount }
  private var codesOffset: Int { biasOffset + 4 * shape.biasCount }
  private var gapsOffset: Int { codesOffset + (storedCount * shape.codeBits + 7) / 8 }

  /// Where the next layer starts.
  var end: Int { gapsOffset + (storedCount + 1) / 2 }

  /// The biases, which are not compressed.
  func bias(in storage: TensorStorage) -> Tensor {
    Tensor(
      shape: [shape.biasCount], floats: floats(shape.biasCount, at: biasOffset, in: storage))
  }

  /// The weights: each stored one at its place, code 0 everywhere else.
  func weight(in storage: TensorStorage) throws(DeepCompressionError) -> Tensor? {
    let codebook = floats(shape.codebookCount, at: offset, in: storage)
    var failure: DeepCompressionError?
    let weights = TensorStorage(byteCount: 4 * shape.weightCount) { target in
      let numbers = target.bindMemory(to: Float.self)
      numbers.update(repeating: codebook[0])
      storage.withUnsafeBytes { bytes in
        failure = unpack(bytes, codebook, to: numbers)
      }
    }
    if let failure { throw failure }
    return Tensor(shape: shape.weight, elementType: .float32, storage: weights)
  }

  /// Puts each stored weight at its place; gives the error if one lies behind the last place.
  private func unpack(
    _ bytes: UnsafeRawBufferPointer, _ codebook: [Float],
    to numbers: UnsafeMutableBufferPointer<Float>
  ) -> DeepCompressionError? {
    var place = -1
    for index in 0..<storedCount {
      place += 1 + nibble(index, of: bytes, from: gapsOffset)
      guard place < numbers.count else {
        return .behindTheEnd(layer: shape.name, weight: index, count: numbers.count)
      }
      let code =
        shape.codeBits == 8
        ? Int(bytes[codesOffset + index]) : nibble(index, of: bytes, from: codesOffset)
      numbers[place] = codebook[code]
    }
    return nil
  }

  /// A number of four bits, the lower half of each byte first.
  private func nibble(_ index: Int, of bytes: UnsafeRawBufferPointer, from offset: Int) -> Int {
    let byte = bytes[offset + index / 2]
    return Int(index % 2 == 0 ? byte & 0xF : byte >> 4)
  }

  private func floats(_ count: Int, at offset: Int, in storage: TensorStorage) -> [Float] {
    (0..<count).map { index in
      Float(bitPattern: storage.integer(UInt32.self, at: offset + 4 * index) ?? 0)
    }
  }
}
