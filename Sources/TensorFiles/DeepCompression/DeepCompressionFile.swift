import Tensors

/// The tensors of `AlexNet_compressed.net`: Caffe's AlexNet as Deep Compression publishes it.
///
/// The file starts with the number of stored weights of each layer. Then, for each layer: the
/// codebook, the biases, the code of each stored weight, and the distance of each from the one
/// before. Weights that are not stored have code 0. Tensors have PyTorch's names and order:
/// `conv1.weight` (output, input of a group, height, width), `fc6.weight` (output, input).
///
/// Nothing is said of shapes; they are those of Caffe's AlexNet, so no file makes them larger.
/// Source: Han, Mao & Dally 2016 and the decoder published with the file.
public struct DeepCompressionFile: NamedTensors {
  /// The file's name, as it was given.
  public let source: String

  private let storage: TensorStorage
  private let layers: [DeepCompressionLayer]

  /// Takes the bytes of a file that is open already; `source` is its name for messages.
  ///
  /// Bytes behind the last layer are not looked at, as in the published decoder.
  public init(storage: TensorStorage, source: String) throws(TensorFileError) {
    guard let counts = DeepCompressionFile.counts(in: storage) else {
      throw .deepCompression(file: source, .header)
    }
    var offset = DeepCompressionFile.headerSize
    var layers: [DeepCompressionLayer] = []
    for (shape, count) in zip(DeepCompressionLayer.Shape.all, counts) {
      let layer = DeepCompressionLayer(shape: shape, storedCount: count, offset: offset)
      layers.append(layer)
      offset = layer.end
    }
    guard offset <= storage.byteCount else {
      throw .deepCompression(file: source, .endsEarly(wanted: offset, found: storage.byteCount))
    }
    self.source = source
    self.storage = storage
    self.layers = layers
  }

  public var names: [String] {
    layers.flatMap { [$0.shape.name + ".weight", $0.shape.name + ".bias"] }
  }

  /// The tensor of that name, unpacked; `nil` if there is none.
  public func tensor(named name: String) throws(TensorFileError) -> Tensor? {
    for layer in layers {
      if name == layer.shape.name + ".bias" { return layer.bias(in: storage) }
      if name == layer.shape.name + ".weight" {
        do {
          return try layer.weight(in: storage)
        } catch {
          throw .deepCompression(file: source, error)
        }
      }
    }
    return nil
  }

  /// Shape and type of a tensor, which nothing needs to be unpacked for.
  public func outline(of name: String) -> TensorOutline? {
    for layer in layers {
      if name == layer.shape.name + ".bias" {
        return TensorOutline(shape: [layer.shape.biasCount], elementType: .float32)
      }
      if name == layer.shape.name + ".weight" {
        return TensorOutline(shape: layer.shape.weight, elementType: .float32)
      }
    }
    return nil
  }

  /// Whether a file starts as this one does: with eight numbers that such layers can have.
  static func isLikely(_ storage: TensorStorage) -> Bool { counts(in: storage) != nil }

  private static let headerSize = 4 * DeepCompressionLayer.Shape.all.count

  /// How many weights each layer stores; `nil` if one has none, or more than its kernel.
  private static func counts(in storage: TensorStorage) -> [Int]? {
    var counts: [Int] = []
    for (index, shape) in DeepCompressionLayer.Shape.all.enumerated() {
      guard let count = storage.integer(UInt32.self, at: 4 * index), count > 0,
        count <= shape.weightCount
      else { return nil }
      counts.append(Int(count))
    }
    return counts
  }
}
