import AlexViz

/// The file that a network is run on: a photograph or a tensor, told by its content.
enum InputFile {
  /// There is no telling which tensor of a file is meant.
  private struct SeveralTensors: Error, CustomStringConvertible {
    let file: String
    let count: Int
    let wanted: String

    var description: String {
      "\(file): has \(count) tensors, none of them named '\(wanted)' or 'input'; one is wanted as the "
        + "input"
    }
  }

  /// Reads a file; `-` is standard input.
  ///
  /// - Parameter inputName: which tensor is taken where a file has several; `input` does as well.
  static func read(_ path: String, inputName: String) throws -> FeatureMapInput {
    let isStandardInput = path == "-"
    let name = isStandardInput ? "standard input" : path
    let storage = try TensorStorage.mapping(file: isStandardInput ? "/dev/stdin" : path)
    guard holdsTensors(storage) else {
      return .photograph(
        try Photograph(bytes: storage.withUnsafeBytes { Array($0) }, name: name))
    }
    let tensors = try openTensorFile(storage, path: name)
    let wanted = tensors.names.count == 1 ? tensors.names : [inputName, "input"]
    guard let chosen = wanted.first(where: tensors.names.contains),
      let tensor = try tensors.tensor(named: chosen)
    else {
      throw SeveralTensors(file: name, count: tensors.names.count, wanted: inputName)
    }
    return .tensor(tensor)
  }

  private static func holdsTensors(_ storage: TensorStorage) -> Bool {
    switch TensorFileContent(of: storage) {
    case .safetensors, .npy, .zip, .hdf5, .legacyPyTorch: true
    default: false
    }
  }
}
