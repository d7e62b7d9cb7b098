import ModelDescription
import TensorFiles
import Tensors

/// Reads Keras's model files: the text that `to_json` gives, `.keras` archives, and whole models in
/// HDF5.
///
/// Nothing in them is run: layers that hold programs are drawn only.
enum KerasFile {
  /// The network in a file, with its weights where the file has them; `nil` where the bytes are no
  /// description of Keras's.
  static func open(
    _ storage: TensorStorage, path: String
  ) throws(ModelFileError) -> ModelFile? {
    guard let container = try KerasContainer(storage, path: path) else { return nil }
    let version = container.version
    let format = "Keras \(version.rawValue)"
    do throws(KerasProblem) {
      guard version > .one else { throw KerasFile.isOfKeras1 }
      let saved = try SavedModel(container.description)
      guard !saved.layers.contains(where: \.isOfKeras1) else { throw KerasFile.isOfKeras1 }
      let weights = container.weights.map { KerasFile.namedByLayers($0, saved) as any NamedTensors }
      var context = AssemblyContext(version: version, weights: weights)
      let model = try ModelAssembler.model(of: saved, &context)
      return ModelFile(
        format: format, model: model,
        weights: weights.map { KerasModelWeights(pairing: $0, with: model) as any NamedTensors },
        warnings: container.warnings + context.warnings.sentences,
        preprocessing: PreprocessingHint(keras: model))
    } catch {
      throw .wrong(file: path, format: format, problem: error.clause)
    }
  }

  private static let isOfKeras1 = KerasProblem(
    "describes its layers as Keras did before version 2, which is not read; load it with Keras 2 "
      + "and save it again")

  /// The weights under names of layers, also where the file has numbers of classes only.
  private static func namedByLayers(_ file: HDF5File, _ model: SavedModel) -> any NamedTensors {
    file.namesLayers ? file : KerasModelWeights(renaming: file, by: StoredPaths(model))
  }
}
