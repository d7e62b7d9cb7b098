import Tensors

/// The arrays of an npz file of NumPy, read when they are asked for.
///
/// Arrays may be stored or deflated, in versions 1 to 3 of the format, of either byte order, and
/// in C's or Fortran's order; they come out little-endian and row-major. Checksums are compared.
/// Source: NumPy, `numpy.savez` and `numpy/lib/format.py`.
public struct NPZFile: NamedTensors {
  /// The file's name, as it was given.
  public let source: String

  /// The names of the arrays, without `.npy`, in the order of the archive.
  public let names: [String]

  private let archive: ZipArchive
  private let entries: [String: ZipEntry]

  /// Opens a file and reads its table of contents.
  public init(path: String) throws(TensorFileError) {
    try self.init(storage: .mappingTensors(file: path), source: path)
  }

  /// Takes the bytes of a file that is open already; `source` is its name for messages.
  public init(storage: TensorStorage, source: String) throws(TensorFileError) {
    let archive: ZipArchive
    do {
      archive = try ZipArchive(storage)
    } catch {
      throw .zip(file: source, error)
    }
    self.init(archive: archive, source: source)
  }

  init(archive: ZipArchive, source: String) {
    let arrays = archive.entries.filter { $0.name.hasSuffix(".npy") }
    self.source = source
    self.archive = archive
    names = arrays.map { String($0.name.dropLast(4)) }
    entries = Dictionary(zip(names, arrays)) { first, _ in first }
  }

  /// The array of that name; `nil` if there is none.
  public func tensor(named name: String) throws(TensorFileError) -> Tensor? {
    guard let entry = entries[name] else { return nil }
    let contents: (storage: TensorStorage, offset: Int)
    do {
      contents = try archive.contents(of: entry)
    } catch {
      throw .zip(file: source, error)
    }
    do {
      return try NPYArray.tensor(contents.storage, at: contents.offset, count: entry.size)
    } catch {
      throw .npy(file: source, array: name, error)
    }
  }

  /// No more than the array's header is read, and no checksum compared.
  public func outline(of name: String) throws(TensorFileError) -> TensorOutline? {
    guard let entry = entries[name] else { return nil }
    do throws(NPYError) {
      let (bytes, start) = archive.beginning(of: entry, count: NPYHeader.lengthLimit + 12)
      let header = try NPYHeader(bytes, at: start, count: entry.size)
      let found = entry.size - header.dataOffset
      guard let type = header.elementType else {
        return TensorOutline(shape: header.shape, type: header.type, byteCount: found)
      }
      guard Tensor.byteCount(shape: header.shape, elementType: type) == found else {
        throw NPYError.size(shape: header.shape, type: header.type, found: found)
      }
      return TensorOutline(shape: header.shape, elementType: type)
    } catch {
      throw .npy(file: source, array: name, error)
    }
  }
}
