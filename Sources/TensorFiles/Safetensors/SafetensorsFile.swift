import Tensors

/// The tensors of a safetensors file: mapped into memory, read when they are asked for.
///
/// The header is checked as strictly as the format's own reader does: length, valid JSON, no
/// name twice, every shape and type agrees with its bytes, and the tensors fill the file without
/// gaps and overlaps. Source: the safetensors format, `safetensors/src/tensor.rs`.
public struct SafetensorsFile: NamedTensors {
  /// The file's name, as it was given.
  public let source: String

  /// The names of the tensors, in the header's order.
  public let names: [String]

  /// What the header's `__metadata__` says.
  public let metadata: [String: String]

  private let storage: TensorStorage
  private let entries: [String: SafetensorsHeader.Entry]

  /// Opens a file and checks its header.
  public init(path: String) throws(TensorFileError) {
    try self.init(storage: .mappingTensors(file: path), source: path)
  }

  /// Takes the bytes of a file that is open already; `source` is its name for messages.
  public init(storage: TensorStorage, source: String) throws(TensorFileError) {
    let header: SafetensorsHeader
    do {
      header = try SafetensorsHeader(storage)
    } catch {
      throw .safetensors(file: source, error)
    }
    self.source = source
    self.storage = storage
    names = header.entries.map(\.name)
    metadata = header.metadata
    entries = Dictionary(header.entries.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The tensor of that name, as a view into the file; `nil` if there is none.
  public func tensor(named name: String) throws(TensorFileError) -> Tensor? {
    guard let entry = entries[name] else { return nil }
    guard let type = SafetensorsElement.elementType(entry.type),
      let tensor = Tensor(
        shape: entry.shape, elementType: type, storage: storage, byteOffset: entry.start)
    else {
      throw .safetensors(file: source, .unsupportedType(tensor: name, type: entry.type))
    }
    return tensor
  }

  public func outline(of name: String) -> TensorOutline? {
    entries[name].map { entry in
      TensorOutline(
        shape: entry.shape,
        type: SafetensorsElement.elementType(entry.type)?.rawValue ?? entry.type,
        byteCount: entry.end - entry.start)
    }
  }
}
