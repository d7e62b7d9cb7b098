#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import ModelDescription
import ModelFiles
import Photographs
import TensorFiles
import Tensors

/// What is done with the bytes of an input. Which reader gets them shows in the bytes, as it does
/// for users' files.
enum FuzzedReader: String {
  /// Models and weights.
  case files

  /// The same, with the checksums of a zip archive made right before, without which no change of
  /// its contents would be seen.
  case archives

  case photographs

  /// The one that the environment names.
  static let chosen =
    getenv("ALEXVIZ_READER").flatMap { FuzzedReader(rawValue: String(cString: $0)) } ?? .files

  func read(_ bytes: [UInt8]) {
    switch self {
    case .files: FuzzedReader.readFile(bytes)
    case .archives: FuzzedReader.readFile(ZipChecksums.mended(bytes))
    case .photographs:
      _ = try? Photograph(bytes: bytes, name: "fuzzed", pixelLimit: 1 << 20)
    }
  }

  /// Opens a file in each of the ways that the program does.
  private static func readFile(_ bytes: [UInt8]) {
    let storage = storage(bytes)
    _ = FileHeader(of: storage, path: path)
    if let tensors = try? openTensorFile(storage, path: path) { read(tensors) }
    guard let file = try? openModelFile(storage, path: path) else { return }
    describe(file.model)
    if let weights = file.weights { read(weights) }
    if let weights = try? openTensorFile(
      darknetWeights(for: file.model), path: path, for: file.model)
    {
      read(weights)
    }
  }

  /// A name in a folder that is not there, so that no file beside the input is found.
  private static let path = "/nonexistent/fuzzed"

  private static func storage(_ bytes: [UInt8]) -> TensorStorage {
    TensorStorage(byteCount: bytes.count) { $0.copyBytes(from: bytes) }
  }

  private static func read(_ tensors: any NamedTensors) {
    for name in tensors.names {
      guard let outline = try? tensors.outline(of: name),
        let size = outline.byteCount, size <= 1 << 20
      else { continue }
      _ = try? tensors.tensor(named: name)?.floats()
    }
  }

  private static func describe(_ model: Model) {
    _ = model.summary()
    _ = model.shapesText()
    _ = model.summary(SummaryOptions(format: .json))
  }

  /// Numbers for a network whose description is Darknet's: a header and as many zeros as it has
  /// parameters, if these are not many.
  private static func darknetWeights(for model: Model) -> TensorStorage {
    let version: [UInt8] = [0, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let size = model.parameterCount <= 1 << 16 ? model.parameterCount * 4 : 0
    return storage(version + [UInt8](repeating: 0, count: size))
  }
}
