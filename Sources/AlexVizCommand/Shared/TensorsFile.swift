import AlexViz
import CommandLineOptions

/// The file that an option asks tensors to be saved in.
struct TensorsFile {
  let path: String
  private let format: TensorFileFormat

  /// The file; `nil` if the option was not given.
  init?(_ option: Option<String?>, _ invocation: Invocation) throws {
    guard let path = invocation[option] else { return nil }
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
