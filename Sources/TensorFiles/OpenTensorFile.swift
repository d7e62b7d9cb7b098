import Tensors

/// Opens a file of named tensors. What it is shows in its bytes, not in its name: safetensors,
/// npz, npy, Keras's HDF5 and `.keras`, PyTorch's state dictionaries, Caffe's and ONNX models and
/// Deep Compression's AlexNet are read; other kinds are recognised and named in the error.
public func openTensorFile(_ path: String) throws(TensorFileError) -> any NamedTensors {
  let storage = try TensorStorage.mappingTensors(file: path)
  return try openTensorFile(storage, path: path)
}

/// Takes the bytes of a file that is open already; `path` is its name for messages.
public func openTensorFile(
  _ storage: TensorStorage, path: String
) throws(TensorFileError) -> any NamedTensors {
  switch TensorFileContent(of: storage) {
  case .safetensors: return try SafetensorsFile(storage: storage, source: path)
  case .hdf5: return try HDF5File(storage: storage, source: path)
  case .npy: return try NPYFile(storage: storage, source: path)
  case .zip: return try openArchive(storage, path: path)
  case .legacyPyTorch: return try PyTorchFile(storage: storage, source: path)
  case .caffe: return try CaffeWeights(storage: storage, source: path)
  case .darknet: throw .darknet(file: path, .needsDescription)
  case .description(let content, let weights):
    throw .hasNoWeights(file: path, content: content, weightsIn: weights)
  case .deepCompression: return try DeepCompressionFile(storage: storage, source: path)
  case .onnx: return try ONNXFile(storage: storage, source: path)
  case .empty: throw .empty(file: path)
  case .zeros: throw .zeros(file: path)
  case .webPage: throw .webPage(file: path)
  case .lfsPointer: throw .lfsPointer(file: path)
  case .network(let content): throw .weightsNotRead(file: path, content: content)
  case .other(let content): throw .notReadYet(file: path, content: content)
  case .unknown: throw .unknown(file: path)
  }
}

private func openArchive(
  _ storage: TensorStorage, path: String
) throws(TensorFileError) -> any NamedTensors {
  let archive: ZipArchive
  do {
    archive = try ZipArchive(storage)
  } catch {
    throw .zip(file: path, error)
  }
  if archive.isKeras { return try HDF5File(kerasArchive: archive, source: path) }
  if let content = archive.otherContent { throw .notReadYet(file: path, content: content) }
  if archive.pyTorchPickle != nil { return try PyTorchFile(archive: archive, source: path) }
  return NPZFile(archive: archive, source: path)
}

extension TensorStorage {
  /// The bytes of a file of tensors, mapped into memory.
  package static func mappingTensors(file path: String) throws(TensorFileError) -> TensorStorage {
    do {
      return try mapping(file: path)
    } catch {
      throw .unreadable(error)
    }
  }
}
