import ModelDescription
import Tensors

/// Describes the networks of TensorFlow Lite's files. Source: TensorFlow Lite, `schema.fbs` and the
/// kernels' own code.
///
/// Layers are called after the tensors that they give. Of a tensor that a converter made of several
/// operators, `a/Relu;a/BiasAdd;a/Conv2D`, the first part is taken. Shapes are batch, height, width,
/// channels.
enum TFLiteFile {
  static func read(
    _ storage: TensorStorage, path: String
  ) throws(ModelFileError) -> ModelFile {
    do throws(TFLiteProblem) {
      var assembler = TFLiteAssembler(try TFLiteModel(storage))
      let model = try assembler.model()
      return ModelFile(
        format: "TensorFlow Lite", model: model, warnings: assembler.graph.warnings,
        outputNames: assembler.graph.outputNames)
    } catch {
      throw .wrong(file: path, format: "TensorFlow Lite", problem: error.clause)
    }
  }
}
