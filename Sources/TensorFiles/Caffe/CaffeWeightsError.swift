import Spelling

/// What is wrong in a `caffemodel`.
public enum CaffeWeightsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file is no list of layers; the text says why.
  case notReadable(String)

  /// The layers are of the form that Caffe had before `V1LayerParameter`.
  case oldestForm

  /// Two layers of one name have weights.
  case duplicate(layer: String)

  /// A tensor has a fault.
  case tensor(String, CaffeBlobError)

  public var description: String {
    switch self {
    case .notReadable(let reason):
      "this Caffe model cannot be read: \(reason); was the download cut off?"
    case .oldestForm:
      "is of Caffe's oldest form, which is not read; bring it up to date with Caffe's "
        + "upgrade_net_proto_binary"
    case .duplicate(let layer): "two layers named \(quoted(layer)) have weights"
    case .tensor(let name, let error): "tensor \(quoted(name)) \(error)"
    }
  }
}

/// What is wrong with one blob.
public enum CaffeBlobError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are no blob; the text says why.
  case notReadable(String)

  /// The shape is of a negative size, or larger than can be counted.
  case shape([Int])

  /// There are more or fewer numbers than the shape has.
  case count(shape: [Int], found: Int)

  /// The factor of batch normalisation is missing.
  case noFactor

  public var description: String {
    switch self {
    case .notReadable(let reason): "cannot be read: \(reason)"
    case .shape(let shape): "has the impossible shape \(shape)"
    case .count(let shape, let found):
      "has the shape \(shape) but \(found) \(plural("number", found))"
    case .noFactor: "has no factor beside its sums"
    }
  }
}
