import Tensors

/// Where a PyTorch file keeps the numbers of its storages, by key.
enum PyTorchContainer: Sendable {
  /// Entries of an archive, by their names in its folder.
  case archive(ZipArchive, entries: [String: ZipEntry])

  /// Places in one file.
  case file(TensorStorage, places: [String: Range<Int>])

  /// How many bytes a storage has; `nil` where there is none of that key.
  func byteCount(of key: String) -> Int? {
    switch self {
    case .archive(_, let entries): entries["data/" + key]?.size
    case .file(_, let places): places[key]?.count
    }
  }

  /// The bytes of a storage, of which `start` is the first; `nil` where there is none of that key.
  func contents(
    of key: String
  ) throws(PyTorchError) -> (bytes: TensorStorage, start: Int)? {
    switch self {
    case .archive(let archive, let entries):
      guard let entry = entries["data/" + key] else { return nil }
      return try PyTorchArchive.contents(of: entry, in: archive)
    case .file(let storage, let places):
      return places[key].map { (storage, $0.lowerBound) }
    }
  }
}
