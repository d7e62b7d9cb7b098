import AlexViz
import CommandLineOptions

/// The file that activations are saved in.
struct ActivationsFile {
  let path: String
  private let format: TensorFileFormat

  /// The file that the options name; `nil` if they name none.
  init?(_ invocation: Invocation) throws {
    guard let path = invocation[FeatureMapsOptions.activations] else { return nil }
    guard let format = TensorFileFormat(path: path) else {
      throw invocation.usageError(
        .contradiction(
          "\(path): the ending names no format for tensors; use .safetensors or .npz"))
    }
    self.path = path
    self.format = format
  }

  func write(_ tensors: TensorList) throws {
    try TensorOutput.write(tensors, to: path, as: format)
  }
}
