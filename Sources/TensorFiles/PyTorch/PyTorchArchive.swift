import Tensors

/// PyTorch's form since version 1.6: an archive with one folder of any name, which has the
/// description of the tensors in `data.pkl` and their numbers in `data`.
struct PyTorchArchive {
  /// The longest description that is read, in bytes.
  static let pickleLimit = 64 << 20

  let value: PickleValue
  let heap: PickleHeap
  let container: PyTorchContainer

  init(_ archive: ZipArchive) throws(PyTorchError) {
    guard let pickle = archive.pyTorchPickle else { throw .noTensors(keys: []) }
    guard pickle.size <= PyTorchArchive.pickleLimit else {
      throw .pickleTooLong(bytes: pickle.size, limit: PyTorchArchive.pickleLimit)
    }
    let folder = pickle.name.dropLast("data.pkl".count)
    var entries: [String: ZipEntry] = [:]
    for entry in archive.entries where entry.name.hasPrefix(folder) {
      entries[String(entry.name.dropFirst(folder.count))] = entry
    }
    container = .archive(archive, entries: entries)
    if let order = entries["byteorder"] {
      guard order.size == "little".utf8.count else { throw .bigEndian }
      let (bytes, start) = try PyTorchArchive.contents(of: order, in: archive)
      guard bytes.holds("little".utf8, at: start) else { throw .bigEndian }
    }
    let (bytes, start) = try PyTorchArchive.contents(of: pickle, in: archive)
    var machine = PickleMachine(bytes, from: start, to: start + pickle.size)
    value = try machine.run()
    heap = machine.heap
  }

  /// The bytes of an entry, of which `start` is the first.
  static func contents(
    of entry: ZipEntry, in archive: ZipArchive
  ) throws(PyTorchError) -> (bytes: TensorStorage, start: Int) {
    do {
      let contents = try archive.contents(of: entry)
      return (contents.storage, contents.offset)
    } catch {
      throw .archive(error)
    }
  }
}

extension ZipArchive {
  /// The description of the tensors, where the archive is one of PyTorch's.
  var pyTorchPickle: ZipEntry? {
    entries.first { entry in
      let parts = entry.name.split(separator: "/", omittingEmptySubsequences: false)
      return parts.count <= 2 && parts.last == "data.pkl"
    }
  }
}
