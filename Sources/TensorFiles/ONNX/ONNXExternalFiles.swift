import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files beside a model that hold numbers of its tensors, mapped into memory.
///
/// Only regular files in the model's folder or below are opened, reached without `..`, links of
/// either kind and absolute paths, so that a model cannot make other files its own.
package struct ONNXExternalFiles: Sendable {
  private let files: [String: Result<TensorStorage, Problem>]

  private struct Problem: Error {
    let clause: String
  }

  /// Opens the files that tensors of a model name; what cannot be used is told when it is needed.
  package init(beside model: String, for tensors: some Sequence<ONNXTensor>) {
    let folder = ONNXExternalFiles.folder(of: model)
    var files: [String: Result<TensorStorage, Problem>] = [:]
    for tensor in tensors {
      guard let file = tensor.externalLocation?.file, files[file] == nil else { continue }
      files[file] = Result { () throws(Problem) in
        try ONNXExternalFiles.mapping(file, in: folder)
      }
    }
    self.files = files
  }

  /// The tensor at a location.
  func tensor(
    _ location: ONNXExternalLocation, name: String, shape: [Int], elementType: ElementType
  ) throws(ONNXError) -> Tensor {
    func fault(_ clause: String) -> ONNXError {
      .external(tensor: name, file: location.file, problem: clause)
    }
    let storage: TensorStorage
    switch files[location.file] {
    case .success(let found): storage = found
    case .failure(let problem): throw fault(problem.clause)
    case nil: throw fault("is not open")
    }
    guard let offset = location.offset, offset >= 0,
      let needed = Tensor.byteCount(shape: shape, elementType: elementType),
      location.length.map({ Int($0) == needed }) ?? true
    else { throw fault("it takes from bytes that do not fit its shape \(shape)") }
    guard
      let tensor = Tensor(
        shape: shape, elementType: elementType, storage: storage, byteOffset: offset)
    else {
      throw fault(
        "has \(storage.byteCount) bytes, where \(needed) from byte \(offset) on are wanted")
    }
    return tensor
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return String(path[...slash])
  }

  /// Maps a file that is reached from a folder by plain steps down.
  private static func mapping(
    _ path: String, in folder: String
  ) throws(Problem) -> TensorStorage {
    let steps = path.split(separator: "/").filter { $0 != "." }
    guard let last = steps.last, !path.hasPrefix("/"), !steps.contains(".."),
      !path.utf8.contains(0)
    else { throw Problem(clause: "is not a path within the model's folder") }
    let missing = Problem(
      clause: "cannot be opened beside the model (it must be there, and no link)")
    var place = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for step in steps.dropLast() where place >= 0 {
      let next = openat(place, String(step), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      close(place)
      place = next
    }
    guard place >= 0 else { throw missing }
    // Without waiting, since a pipe of that name would never answer.
    let file = openat(place, String(last), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    close(place)
    guard file >= 0 else { throw missing }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1
    else { throw Problem(clause: "is not a regular file of a single name") }
    let size = Int(status.st_size)
    guard size > 0 else { return TensorStorage(byteCount: 0) { _ in } }
    guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), base != MAP_FAILED else {
      throw Problem(clause: "cannot be mapped into memory")
    }
    return TensorStorage(base: base, byteCount: size) { munmap($0, size) }
  }
}
