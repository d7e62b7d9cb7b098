import ModelDescription
import TensorFiles
import Tensors

/// Tensors by name without a graph: PyTorch's state dicts, and safetensors made of them.
///
/// Which network they belong to shows in their names and shapes, for torchvision's networks. What
/// shapes do not tell, such as strides and functions, is torchvision's; every tensor must have its
/// place in the network, or none is named.
public enum StateDict {
  /// The network and its weights, under the names of torchvision's modules.
  ///
  /// - Parameters:
  ///   - tensors: the tensors, such as `openTensorFile` gives.
  ///   - path: how errors name the file.
  ///   - height: that of the pictures; if `nil`, that of the pictures the network was trained for.
  ///   - width: likewise.
  /// - Throws: `ModelFileError.notReadable` with what does not fit, if the network is unknown.
  public static func modelFile(
    of tensors: any NamedTensors, path: String, height: Int? = nil, width: Int? = nil
  ) throws(ModelFileError) -> ModelFile {
    let tensors = tensors.withUsualNames
    guard let family = NetworkFamily.family(of: Set(tensors.names)) else {
      throw .notReadable(
        file: path, content: "a table of tensors without a graph",
        advice: "its names are no network's that is known here; \(StateDict.advice)")
    }
    let shapes = try self.shapes(of: tensors, path: path)
    do {
      let network = try family.read(shapes)
      let model = try network.model(height: height, width: width)
      let weights = ModuleWeights(of: model)
      if let problem = weights.problem(in: shapes, ignoring: network.unusedPrefixes) {
        throw problem
      }
      return ModelFile(
        format: "torchvision's \(network.name)", model: model, weights: tensors,
        preprocessing: network.preprocessing)
    } catch {
      throw .notReadable(
        file: path, content: "a table of tensors without a graph",
        advice: "it looks like torchvision's \(family.title), but \(error); \(StateDict.advice)")
    }
  }

  /// What helps with tensors of an unknown network.
  private static let advice = "give featuremaps the network that they belong to, with --model"

  private static func shapes(
    of tensors: any NamedTensors, path: String
  ) throws(ModelFileError) -> TensorShapes {
    do {
      return try TensorShapes(tensors)
    } catch let error as TensorFileError {
      throw .container(error)
    } catch {
      throw .wrong(file: path, format: "weights", problem: "has a fault: \(error)")
    }
  }
}
