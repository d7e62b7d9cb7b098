import Spelling
import Tensors

/// Why tensors could not be read from a file. The description is the sentence for the user.
public enum TensorFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file cannot be read at all.
  case unreadable(FileReadingError)

  /// The file has no bytes.
  case empty(file: String)

  /// The file holds nothing but zeros.
  case zeros(file: String)

  /// The file is a web page, where weights are wanted.
  case webPage(file: String)

  /// The file is what Git LFS leaves in place of a large file.
  case lfsPointer(file: String)

  /// The file is a network, of which only the description is read.
  case weightsNotRead(file: String, content: NetworkContent)

  /// The file is of a known kind that is not read.
  case notReadYet(file: String, content: OtherContent)

  /// The file describes a network and has no weights; they are in another kind of file.
  case hasNoWeights(file: String, content: String, weightsIn: String)

  /// The file is nothing that is known.
  case unknown(file: String)

  /// A safetensors file has a fault.
  case safetensors(file: String, SafetensorsError)

  /// A zip archive, such as an npz file, has a fault.
  case zip(file: String, ZipError)

  /// An array in an npz file has a fault.
  case npy(file: String, array: String, NPYError)

  /// An HDF5 file, or one tensor in it, has a fault.
  case hdf5(file: String, tensor: String?, HDF5Error)

  /// A PyTorch file has a fault.
  case pyTorch(file: String, PyTorchError)

  /// A Caffe model has a fault.
  case caffe(file: String, CaffeWeightsError)

  /// A file of Deep Compression has a fault.
  case deepCompression(file: String, DeepCompressionError)

  /// Darknet's weights have a fault, or cannot be read without the network's description.
  case darknet(file: String, DarknetWeightsError)

  /// An ONNX file has a fault.
  case onnx(file: String, ONNXError)

  public var description: String {
    switch self {
    case .unreadable(let error): error.description
    case .empty(let file): "\(file): is empty"
    case .zeros(let file):
      "\(file): holds nothing but zeros; was the download cut off?"
    case .webPage(let file):
      "\(file): is a web page; download the file itself, not the page that shows it"
    case .lfsPointer(let file):
      "\(file): is a Git LFS pointer in place of the file; fetch that with 'git lfs pull'"
    case .weightsNotRead(let file, let content):
      "\(file): is \(content.rawValue), of which the network is read, but not its weights"
    case .notReadYet(let file, let content):
      "\(file): is \(content.rawValue), which cannot be read yet; convert it to safetensors or npz"
    case .hasNoWeights(let file, let content, let weights):
      "\(file): is \(content), which has no weights; they are in its \(weights) file"
    case .unknown(let file):
      "\(file): is no kind of weights file that is known here; safetensors, npz, .h5, .keras, .pth or .onnx is wanted"
    case .safetensors(let file, let error): "\(file): \(error)"
    case .zip(let file, let error): "\(file): \(error)"
    case .npy(let file, let array, let error): "\(file): array \(quoted(array)) \(error)"
    case .hdf5(let file, nil, let error): "\(file): \(error)"
    case .hdf5(let file, let tensor?, let error): "\(file): tensor \(quoted(tensor)): \(error)"
    case .pyTorch(let file, let error): "\(file): \(error)"
    case .caffe(let file, let error): "\(file): \(error)"
    case .darknet(let file, let error): "\(file): \(error)"
    case .deepCompression(let file, let error): "\(file): \(error)"
    case .onnx(let file, let error): "\(file): \(error)"
    }
  }
}
