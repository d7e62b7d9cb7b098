import ModelDescription
import Tensors

/// Describes the networks of OpenVINO's files (`.xml`). Source: OpenVINO, “Intermediate
/// Representation” and “Operation Sets”.
///
/// Layers keep the file's names, shapes its order: batch, channels, height, width.
enum OpenVINOFile {
  /// The longest description that is read, in bytes.
  private static let maximumBytes = 256 << 20

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
      let numbers = OpenVINONumbers(beside: path)
      var assembler = OpenVINOAssembler(try OpenVINOGraph(net), numbers: numbers)
      let model = try assembler.model(name: net.name)
      var warnings = assembler.graph.warnings
      if !warnings.isEmpty, numbers.areMissing {
        warnings.append("the file with the numbers (.bin) is not beside the description")
      }
      return ModelFile(
        format: "OpenVINO", model: model, warnings: warnings,
        outputNames: assembler.graph.outputNames)
    } catch {
      throw .wrong(file: path, format: "OpenVINO", problem: error.clause)
    }
  }
}
