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

    /// Whether some versions store it with rows for columns.
    package let isMatrix: Bool

    package init(name: String, shape: [Int], isMatrix: Bool = false) {
      self.name = name
      self.shape = shape
      self.isMatrix = isMatrix
    }
  }

  public let source: String
  public let names: [String]

  private let tensors: [String: Tensor]

  /// Divides the bytes of a file that is open already into `parts`, one after the other.
  package init(
    storage: TensorStorage, source: String, parts: [Part]
  ) throws(TensorFileError) {
    guard let header = DarknetHeader(storage) else {
      throw .darknet(file: source, .endsEarly(wanted: 16, found: storage.byteCount))
    }
    var place = header.byteCount
    var tensors: [String: Tensor] = [:]
    for part in parts {
      guard let size = Tensor.byteCount(shape: part.shape, elementType: .float32),
        size <= Int.max - place
      else { throw .darknet(file: source, .shape(part.shape)) }
      let isTransposed = part.isMatrix && header.hasTransposedMatrices
      if let tensor = Tensor(
        shape: isTransposed ? part.shape.reversed() : part.shape, elementType: .float32,
        storage: storage, byteOffset: place)
      {
        tensors[part.name] = isTransposed ? tensor.transposed() : tensor
      }
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
}

/// What stands before the numbers: the version, and how many pictures were seen in training.
private struct DarknetHeader {
  let byteCount: Int
  let hasTransposedMatrices: Bool

  /// `nil` where the bytes do not reach.
  init?(_ storage: TensorStorage) {
    guard let major = storage.integer(Int32.self, at: 0),
      let minor = storage.integer(Int32.self, at: 4)
    else { return nil }
    // From version 0.2 on the pictures are counted with 64 bits.
    byteCount = Int(major) * 10 + Int(minor) >= 2 ? 20 : 16
    hasTransposedMatrices = major > 1000 || minor > 1000
    guard storage.byteCount >= byteCount else { return nil }
  }
}

/// What is wrong in a Darknet file of weights.
public enum DarknetWeightsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file has fewer bytes than the network needs.
  case endsEarly(wanted: Int, found: Int)

  /// The file has more bytes than the network needs.
  case tooLong(wanted: Int, found: Int)

  /// A layer would have more weights than can be counted.
  case shape([Int])

  /// There is no description that divides the numbers.
  case needsDescription

  /// The description has a layer whose weights are not known.
  case unknownLayer(String)

  public var description: String {
    switch self {
    case .endsEarly(let wanted, let found):
      "ends early: the network needs \(wanted) bytes and the file has \(found); does it belong to "
        + "another network, or was the download cut off?"
    case .tooLong(let wanted, let found):
      "has \(found) bytes, but the network needs \(wanted); does it belong to another network?"
    case .shape(let shape): "cannot have weights of shape \(shape)"
    case .needsDescription:
      "has Darknet's weights, which have no names and no shapes; open it together with the .cfg of "
        + "its network"
    case .unknownLayer(let layer):
      "has Darknet's weights, which cannot be divided, since it is not known how many layer "
        + "'\(layer)' has"
    }
  }
}
