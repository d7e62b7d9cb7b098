import Spelling
import Tensors

/// The weights of a Caffe network, from a `caffemodel`: mapped into memory, read when asked for.
///
/// Caffe's blobs have no names. They get PyTorch's: `conv1.weight` (output, input, height, width),
/// `conv1.bias`; statistics of batch normalisation are `bn1.running_mean` and `bn1.running_var`,
/// divided by the factor that Caffe keeps beside them. Source: Caffe, `caffe.proto`.
public struct CaffeWeights: NamedTensors {
  public let source: String

  /// The names, in the order of the layers.
  public let names: [String]

  private let tensors: [String: CaffeTensor]

  /// Takes the bytes of a file that is open already; `source` is its name for messages.
  public init(storage: TensorStorage, source: String) throws(TensorFileError) {
    self.source = source
    var names: [String] = []
    var tensors: [String: CaffeTensor] = [:]
    do throws(CaffeWeightsError) {
      for layer in try CaffeLayer.layers(in: ProtobufMessage(storage)) {
        for (role, tensor) in layer.tensors {
          let name = "\(layer.name).\(role)"
          guard tensors.updateValue(tensor, forKey: name) == nil else {
            throw .duplicate(layer: layer.name)
          }
          names.append(name)
        }
      }
    } catch {
      throw .caffe(file: source, error)
    }
    self.names = names
    self.tensors = tensors
  }

  /// Whether bytes begin as a model does, though they may be cut off: with a readable name and a
  /// layer or an input behind it.
  static func isLikely(_ storage: TensorStorage) -> Bool {
    guard storage.holds([0x0A], at: 0), let length = storage.integer(UInt8.self, at: 1),
      let name = storage.bytes(at: 2, count: Int(length)), length < 0x80,
      name.allSatisfy({ (0x20...0x7E).contains($0) })
    else { return false }
    let starts: [[UInt8]] = [[0xA2, 0x06], [0x12], [0x1A]]
    return starts.contains { storage.holds($0, at: 2 + name.count) }
  }

  public func tensor(named name: String) throws(TensorFileError) -> Tensor? {
    guard let tensor = tensors[name] else { return nil }
    do {
      return try tensor.tensor()
    } catch {
      throw .caffe(file: source, .tensor(name, error))
    }
  }
}
