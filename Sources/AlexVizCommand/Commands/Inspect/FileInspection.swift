import AlexViz
import Hashes
import TensorFiles

/// What `inspect` found out about a file.
struct FileInspection {
  /// One tensor, or why it cannot be described.
  struct Entry {
    let name: String
    let outline: TensorOutline?

    /// Why the tensor, or its numbers, cannot be read.
    var problem: String?
    var statistics: TensorStatistics?
    var hash: String?
  }

  let path: String
  let byteCount: Int
  let format: String
  let facts: [(name: String, value: String)]
  let model: Model?
  private(set) var entries: [Entry] = []
  private(set) var hash: String?

  /// Whether numbers were asked for.
  let hasStatistics: Bool
  let hasHashes: Bool

  /// Looks at a file, no further than it is asked to.
  ///
  /// - Throws: the sentence of the reader that knows the file, where none can open it.
  init(path: String, statistics: Bool, hashes: Bool) throws {
    let storage = try TensorStorage.mapping(file: path == "-" ? "/dev/stdin" : path)
    let name = path == "-" ? "standard input" : path
    self.path = name
    byteCount = storage.byteCount
    hasStatistics = statistics
    hasHashes = hashes
    let tensors = Result { try openTensorFile(storage, path: name) }
    let file = Result { () throws(ModelFileError) in try openModelFile(storage, path: name) }
    let header = FileHeader(of: storage, path: name)
    var facts = header.facts.map { (name: $0.name, value: $0.value) }
    switch (tensors, file) {
    case (_, .success(let file)):
      format = file.format
      model = file.model
      facts += file.warnings.map { (name: "note", value: $0) }
    case (.success, .failure):
      format = header.format ?? "weights"
      model = nil
    case (.failure(let error), .failure(let modelError)):
      throw header.format == nil ? modelError : error
    }
    self.facts = facts
    if let tensors = try? tensors.get() {
      entries = tensors.names.map { entry($0, in: tensors) }
    }
    if hashes { hash = storage.withUnsafeBytes { SHA256.hexadecimal(of: $0) } }
  }

  private func entry(_ name: String, in tensors: any NamedTensors) -> Entry {
    var entry: Entry
    do {
      entry = Entry(name: name, outline: try tensors.outline(of: name))
    } catch {
      return Entry(name: name, outline: nil, problem: "\(error)")
    }
    guard hasStatistics || hasHashes else { return entry }
    do {
      guard let tensor = try tensors.tensor(named: name) else { return entry }
      if hasStatistics { entry.statistics = TensorStatistics(of: tensor) }
      if hasHashes { entry.hash = tensor.withUnsafeBytes { SHA256.hexadecimal(of: $0) } }
    } catch {
      entry.problem = "\(error)"
    }
    return entry
  }

  /// How many numbers all tensors have together.
  var numberCount: Int {
    entries.reduce(0) { sum, entry in
      sum &+ (entry.outline?.shape.reduce(1) { $0 &* $1 } ?? 0)
    }
  }
}
