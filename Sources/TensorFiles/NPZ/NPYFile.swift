import Tensors

/// The one array of an npy file of NumPy. It has no name of its own, so it gets the file's without
/// folder and ending.
public struct NPYFile: NamedTensors {
  public let source: String
  public let names: [String]

  private let array: Tensor

  /// Takes the bytes of a file that is open already; `source` is its name for messages.
  public init(storage: TensorStorage, source: String) throws(TensorFileError) {
    let file = source.split(separator: "/").last ?? ""
    let name = String(file.hasSuffix(".npy") ? file.dropLast(4) : file)
    do {
      array = try NPYArray.tensor(storage, at: 0, count: storage.byteCount)
    } catch {
      throw .npy(file: source, array: name, error)
    }
    self.source = source
    names = [name]
  }

  public func tensor(named name: String) -> Tensor? { names.contains(name) ? array : nil }
}
