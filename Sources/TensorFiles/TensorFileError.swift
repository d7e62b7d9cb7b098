import Tensors

/// Why tensors could not be read from a file. The description is the sentence for the user.
public enum TensorFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file cannot be read at all.
  case unreadable(FileReadingError)

  /// The file is a safetensors file with a fault.
  case safetensors(file: String, SafetensorsError)

  public var description: String {
    switch self {
    case .unreadable(let error): error.description
    case .safetensors(let file, let error): "\(file): \(error)"
    }
  }
}
