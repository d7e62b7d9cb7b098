import ModelDescription
import TensorFiles
import Tensors

/// Reads Darknet's descriptions of networks (`.cfg`). Source: Darknet, `parser.c`.
///
/// Darknet's layers have no names, only numbers; here they are called by kind and number:
/// `conv_0`, `bn_0`, `leaky_0`, `maxpool_1`. Shapes are height, width, channels, as Darknet prints
/// them.
enum DarknetFile {
  static func read(
    _ storage: TensorStorage, path: String
  ) throws(ModelFileError) -> ModelFile {
    do throws(DarknetProblem) {
      let sections = try storage.withUnsafeBytes { bytes throws(DarknetProblem) in
        try DarknetSection.sections(in: bytes)
      }
      var assembler = DarknetAssembler()
      let model = try assembler.model(of: sections)
      return ModelFile(format: "Darknet", model: model, warnings: assembler.warnings)
    } catch {
      throw .wrong(file: path, format: "Darknet", problem: error.clause)
    }
  }
}
