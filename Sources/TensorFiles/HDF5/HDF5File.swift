import Tensors

/// The tensors of an HDF5 file, as Keras writes them, under the names `layer/kernel`, `layer/bias`
/// and so on; of any other HDF5 file, all arrays of numbers under their paths.
///
/// Read are Keras's whole models and weights (`.h5`, `.weights.h5`, and `.keras` archives). Arrays
/// may be in one piece or in chunks, deflated, shuffled and with checksums; those in one piece are
/// views into the file. Source: The HDF Group, HDF5 File Format Specification 3.0.
public struct HDF5File: NamedTensors {
  /// The file's name, as it was given.
  public let source: String

  /// The names of the tensors, in the order in which the file lists them.
  public let names: [String]

  /// Whether the names are those of layers. Older versions of Keras 3 keep only the layers'
  /// classes, `conv2d`, `conv2d_1` …, from which the description tells which layers are meant.
  package let namesLayers: Bool

  private let bytes: HDF5Bytes

  /// The checksum of an archive around the file, where the numbers are a view into it.
  private let check: DeferredCheck?

  private let datasets: [String: Result<HDF5Dataset, HDF5Error>]

  /// Opens a file and reads what it has, but for the numbers.
  public init(path: String) throws(TensorFileError) {
    try self.init(storage: .mappingTensors(file: path), source: path)
  }

  /// Takes the bytes of a file that is open already; `source` is its name for messages.
  public init(storage: TensorStorage, source: String) throws(TensorFileError) {
    try self.init(
      HDF5Bytes(storage: storage, start: 0, count: storage.byteCount), source: source, check: nil)
  }

  /// Takes the weights in a `.keras` archive.
  package init(kerasArchive archive: ZipArchive, source: String) throws(TensorFileError) {
    guard let entry = archive.entries.first(where: { $0.name == ZipArchive.kerasWeights }) else {
      throw .hdf5(file: source, tensor: nil, .missing(path: ZipArchive.kerasWeights))
    }
    if entry.method == .stored {
      try self.init(
        HDF5Bytes(storage: archive.storage, start: entry.dataOffset, count: entry.size),
        source: source, check: DeferredCheck(of: entry, in: archive))
      return
    }
    let contents: (storage: TensorStorage, offset: Int)
    do {
      contents = try archive.contents(of: entry)
    } catch {
      throw .zip(file: source, error)
    }
    try self.init(
      HDF5Bytes(storage: contents.storage, start: contents.offset, count: entry.size),
      source: source, check: nil)
  }

  private init(
    _ bytes: HDF5Bytes, source: String, check: DeferredCheck?
  ) throws(TensorFileError) {
    let weights: KerasWeights
    do {
      weights = try KerasWeights(bytes)
    } catch {
      throw .hdf5(file: source, tensor: nil, error)
    }
    self.source = source
    self.bytes = bytes
    self.check = check
    namesLayers = weights.namesLayers
    names = weights.entries.compactMap(\.names.first)
    var datasets: [String: Result<HDF5Dataset, HDF5Error>] = [:]
    for entry in weights.entries {
      for name in entry.names { datasets[name] = entry.dataset }
    }
    self.datasets = datasets
  }

  /// The text that the file as a whole has under a name, such as `model_config`, which describes
  /// the network; `nil` where it has none.
  package func text(named name: String) throws(TensorFileError) -> String? {
    do {
      var parser = HDF5Parser(bytes)
      let root = try parser.object(at: try HDF5Superblock.rootAddress(bytes))
      return try parser.texts(name, of: root)?.first
    } catch {
      throw .hdf5(file: source, tensor: nil, error)
    }
  }

  /// The tensor of that name; `nil` if there is none.
  public func tensor(named name: String) throws(TensorFileError) -> Tensor? {
    guard let dataset = datasets[name] else { return nil }
    do throws(ZipError) {
      try check?.verify()
    } catch {
      throw .zip(file: source, error)
    }
    do {
      return try dataset.get().tensor(in: bytes)
    } catch {
      throw .hdf5(file: source, tensor: name, error)
    }
  }

  public func outline(of name: String) throws(TensorFileError) -> TensorOutline? {
    guard let dataset = datasets[name] else { return nil }
    do {
      let dataset = try dataset.get()
      return TensorOutline(shape: dataset.shape, elementType: dataset.elementType)
    } catch {
      throw .hdf5(file: source, tensor: name, error)
    }
  }
}
