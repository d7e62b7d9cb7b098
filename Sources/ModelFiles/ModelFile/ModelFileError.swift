import Spelling
import TensorFiles
import Tensors

/// Why no network could be read from a file. The description is the sentence for the user.
public enum ModelFileError: Error, Sendable, CustomStringConvertible {
  /// The file cannot be read at all.
  case unreadable(FileReadingError)

  /// The container has a fault: a zip archive, an HDF5 file, a web page in its place.
  case container(TensorFileError)

  /// The text form has a mistake.
  case text(NetworkTextError)

  /// The file is of a known format but wrong; `problem` is a clause such as `has no layers`.
  case wrong(file: String, format: String, problem: String)

  /// The file is of a known kind that is not read; `advice` says what helps.
  case notReadable(file: String, content: String, advice: String)

  /// The file is nothing that is known.
  case unknown(file: String)

  public var description: String {
    switch self {
    case .unreadable(let error): error.description
    case .container(let error): error.description
    case .text(let error): "\(error)"
    case .wrong(let file, let format, let problem): "\(file): this \(format) file \(problem)"
    case .notReadable(let file, let content, let advice): "\(file): is \(content); \(advice)"
    case .unknown(let file):
      "\(file): is no kind of model file that is known here: Keras's .keras, .h5 or .json, "
        + "ONNX, Caffe, Darknet, TensorFlow Lite, OpenVINO, or a network in text form"
    }
  }
}
