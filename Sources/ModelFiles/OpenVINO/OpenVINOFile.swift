import ModelDescription
import Tensors

/// Describes the networks of OpenVINO's files (`.xml`). Source: OpenVINO, “Intermediate
/// Representation” and “Operation Sets”.
///
/// Layers keep the file's names, shapes its order: batch, channels, height, width.
enum OpenVINOFile {
  /// The longest description that is read, in bytes.
  private static let maximumBytes = 256 << 20

  /// Whether a text begins as OpenVINO's do.
  static func isLikely(_ storage: TensorStorage) -> Bool {
    let start = storage.bytes(at: 0, count: min(storage.byteCount, 4096)) ?? []
    let letters = String(decoding: start, as: UTF8.self).drop {
      $0.isWhitespace || $0 == "\u{FEFF}"
    }
    if letters.hasPrefix("<net ") { return true }
    return letters.hasPrefix("<?xml")
      && letters.split(separator: ">").contains {
        $0.drop(while: \.isWhitespace).hasPrefix("<net ")
      }
  }

  static func read(
    _ storage: TensorStorage, path: String
  ) throws(ModelFileError) -> ModelFile {
    do throws(OpenVINOProblem) {
      guard storage.byteCount <= maximumBytes,
        let bytes = storage.bytes(at: 0, count: storage.byteCount)
      else {
        throw OpenVINOProblem("is longer than \(maximumBytes >> 20) MiB, which is not read")
      }
      let net = try OpenVINONet(bytes)
      var assembler = OpenVINOAssembler(
        try OpenVINOGraph(net), numbers: OpenVINONumbers(beside: path))
      let model = try assembler.model(name: net.name)
      return ModelFile(
        format: "OpenVINO", model: model, warnings: assembler.graph.warnings,
        outputNames: assembler.graph.outputNames)
    } catch {
      throw .wrong(file: path, format: "OpenVINO", problem: error.clause)
    }
  }
}
