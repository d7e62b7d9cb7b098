import Tensors

/// The weights of a Darknet network (`.weights`): numbers of 32 bits in a row, without names and
/// shapes, which the network's description must say.
///
/// Source: Darknet, `parser.c`, `load_weights_upto`.
public struct DarknetWeights: NamedTensors {
  /// One of the tensors that the numbers are divided into.
  package struct Part: Sendable {
    package let name: String
    package let shape: [Int]

    package init(name: String, shape: [Int]) {
      self.name = name
      self.shape = shape
    }
  }

  public let source: String
  public let names: [String]

  private let tensors: [String: Tensor]

  /// Divides the bytes of a file that is open already into `parts`, one after the other.
  package init(
    storage: TensorStorage, source: String, parts: [Part]
  ) throws(TensorFileError) {
    guard var place = DarknetWeights.headerSize(of: storage), place <= storage.byteCount else {
      throw .darknet(file: source, .endsEarly(wanted: 20, found: storage.byteCount))
    }
    var tensors: [String: Tensor] = [:]
    for part in parts {
      guard let size = Tensor.byteCount(shape: part.shape, elementType: .float32),
        size <= Int.max - place
      else { throw .darknet(file: source, .shape(part.shape)) }
      tensors[part.name] = Tensor(
        shape: part.shape, elementType: .float32, storage: storage, byteOffset: place)
      place += size
    }
    guard place <= storage.byteCount else {
      throw .darknet(file: source, .endsEarly(wanted: place, found: storage.byteCount))
    }
    guard place == storage.byteCount else {
      throw .darknet(file: source, .tooLong(wanted: place, found: storage.byteCount))
    }
    self.source = source
    names = parts.map(\.name)
    self.tensors = tensors
  }

  public func tensor(named name: String) -> Tensor? { tensors[name] }

  /// The bytes before the numbers: the version in three numbers, and how many pictures were seen in
  /// training, which is counted with 64 bits from version 0.2 on.
  private static func headerSize(of storage: TensorStorage) -> Int? {
    guard let major = storage.integer(Int32.self, at: 0),
      let minor = storage.integer(Int32.self, at: 4)
    else { return nil }
    return Int(major) * 10 + Int(minor) >= 2 ? 20 : 16
  }
}
