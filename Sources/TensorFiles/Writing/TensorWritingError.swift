import Spelling

/// Why tensors could not be written. The description is the sentence for the user.
public enum TensorWritingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no tensor under a name that was listed.
  case missing(tensor: String, source: String)

  /// The name cannot stand in a zip archive: it leaves the archive or is there already.
  case unsafeName(String)

  public var description: String {
    switch self {
    case .missing(let tensor, let source): "\(source) has no tensor \(quoted(tensor))"
    case .unsafeName(let name):
      "the name \(quoted(name)) cannot stand in an npz archive; safetensors can hold it"
    }
  }
}
