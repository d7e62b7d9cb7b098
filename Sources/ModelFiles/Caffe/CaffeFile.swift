import ModelDescription
import TensorFiles
import Tensors

/// Reads Caffe's files: descriptions as text (`prototxt`), and models with description and weights
/// in one (`caffemodel`). Source: Caffe, `caffe.proto` and the layers' own code.
///
/// The network is the one that is tested: losses and accuracies are left out, a softmax with a loss
/// is a softmax. Layers keep Caffe's names, shapes its order: batch, channels, height, width.
enum CaffeFile {
  /// What a text describes.
  static func read(
    text storage: TensorStorage, path: String
  ) throws(ModelFileError) -> ModelFile {
    do throws(CaffeProblem) {
      if CaffeText(storage) == .solver { throw CaffeProblem(solverClause) }
      let message = try storage.withUnsafeBytes { bytes throws(CaffeProblem) in
        try CaffeTextReader.message(from: bytes)
      }
      return try file(message, weights: nil)
    } catch {
      throw .wrong(file: path, format: "Caffe", problem: error.clause)
    }
  }

  /// What a binary model describes, with its weights.
  static func read(
    model storage: TensorStorage, path: String
  ) throws(ModelFileError) -> ModelFile {
    let weights: CaffeWeights
    do {
      weights = try CaffeWeights(storage: storage, source: path)
    } catch {
      throw .container(error)
    }
    do {
      return try file(try CaffeBinaryReader.net(in: storage), weights: weights)
    } catch {
      throw .wrong(file: path, format: "Caffe", problem: error.clause)
    }
  }

  private static let solverClause =
    "says how a network is trained; the network is in the file that it names as its net"

  private static func file(
    _ message: CaffeMessage, weights: CaffeWeights?
  ) throws(CaffeProblem) -> ModelFile {
    var assembler = CaffeAssembler(try CaffeNetwork(message), weights: weights)
    let model = try assembler.model()
    return ModelFile(
      format: "Caffe", model: model, weights: weights, warnings: assembler.warnings,
      outputNames: assembler.outputNames, preprocessing: assembler.preprocessing(of: model))
  }
}
