import Tensors

/// The tensors of a state dictionary that PyTorch's `torch.save` wrote: mapped into memory, read
/// when they are asked for.
///
/// Both forms are read, archives and the single file of versions before 1.6. The state dictionary
/// may stand at the top or one level below, as checkpoints have it; prefixes that wrappers put
/// before all names are taken away. The file's instructions build plain values alone: no class is
/// loaded and no function called. Source: PyTorch, `torch/serialization.py`.
public struct PyTorchFile: NamedTensors {
  /// The file's name, as it was given.
  public let source: String

  private let dictionary: StateDictionary
  private let heap: PickleHeap
  private let container: PyTorchContainer

  /// The names of the tensors, in the file's order.
  public var names: [String] { dictionary.names }

  /// Opens a file and reads the description of its tensors.
  public init(path: String) throws(TensorFileError) {
    try self.init(storage: .mappingTensors(file: path), source: path)
  }

  /// Takes the bytes of a file that is open already; `source` is its name for messages.
  public init(storage: TensorStorage, source: String) throws(TensorFileError) {
    if storage.holds(LegacyPyTorchFile.signature, at: 0) {
      try self.init(legacy: storage, source: source)
    } else {
      let archive: ZipArchive
      do {
        archive = try ZipArchive(storage)
      } catch {
        throw .zip(file: source, error)
      }
      try self.init(archive: archive, source: source)
    }
  }

  init(archive: ZipArchive, source: String) throws(TensorFileError) {
    do {
      let archive = try PyTorchArchive(archive)
      dictionary = try StateDictionary(in: archive.value, archive.heap)
      heap = archive.heap
      container = archive.container
    } catch {
      throw .pyTorch(file: source, error)
    }
    self.source = source
  }

  private init(legacy storage: TensorStorage, source: String) throws(TensorFileError) {
    do {
      let file = try LegacyPyTorchFile(storage)
      dictionary = try StateDictionary(in: file.value, file.heap)
      heap = file.heap
      container = file.container
    } catch {
      throw .pyTorch(file: source, error)
    }
    self.source = source
  }

  /// The tensor of that name: a view into the file where its elements lie in row-major order, else
  /// a copy; `nil` if there is none.
  public func tensor(named name: String) throws(TensorFileError) -> Tensor? {
    switch dictionary[name] {
    case .tensor(let number):
      do {
        return try tensor(heap.tensors[number], named: name)
      } catch {
        throw .pyTorch(file: source, error)
      }
    case .object(let type):
      throw .pyTorch(file: source, .unknownObject(tensor: name, of: type))
    default: return nil
    }
  }

  /// Of the numbers nothing is read, nor are they compared with their checksum.
  public func outline(of name: String) throws(TensorFileError) -> TensorOutline? {
    guard case .tensor(let number) = dictionary[name] else { return nil }
    let described = heap.tensors[number]
    do {
      guard let type = described.elementType else {
        return TensorOutline(shape: described.shape, type: described.typeName, byteCount: nil)
      }
      try check(described, of: type, named: name)
      return TensorOutline(shape: described.shape, elementType: type)
    } catch {
      throw .pyTorch(file: source, error)
    }
  }

  private func tensor(
    _ described: PyTorchTensor, named name: String
  ) throws(PyTorchError) -> Tensor {
    let storage = described.storage
    guard let type = described.elementType else {
      throw .unsupportedType(tensor: name, type: described.typeName)
    }
    try check(described, of: type, named: name)
    guard let (bytes, start) = try container.contents(of: storage.key),
      let tensor = described.tensor(in: bytes, from: start, as: type)
    else { throw .missingStorage(tensor: name, key: storage.key) }
    return tensor
  }

  /// Whether the tensor lies in its storage, and that has the size that the description states.
  private func check(
    _ described: PyTorchTensor, of type: ElementType, named name: String
  ) throws(PyTorchError) {
    let storage = described.storage
    guard let size = container.byteCount(of: storage.key) else {
      throw .missingStorage(tensor: name, key: storage.key)
    }
    guard size == storage.byteCount else {
      throw .storageSize(
        key: storage.key, count: storage.count, type: storage.typeName, found: size)
    }
    let available = size / type.byteCount
    guard described.fits(available) else {
      throw PyTorchError.layout(
        tensor: name, shape: described.shape, strides: described.strides,
        offset: described.offset, available: available)
    }
  }
}
