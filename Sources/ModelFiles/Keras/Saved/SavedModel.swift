import ModelDescription
import Spelling
import TensorFiles

/// A model as a Keras file describes it: its layers and what is read from which.
struct SavedModel {
  let name: String?
  let layers: [SavedLayer]

  /// Where data enter and leave; `nil` in a sequential model.
  let ends: (inputs: [SavedTensor], outputs: [SavedTensor])?

  /// The shape for which a sequential model was built, where the file tells.
  private let builtShape: [Int?]?

  /// Whether a layer, as it is in the file, is a model itself.
  static func isModel(_ json: JSONValue) -> Bool {
    let config = json["config"]
    return config?["layers"]?.elements != nil
      && (config?["output_layers"] != nil || json["class_name"]?.string == "Sequential")
  }

  /// The most layers of a model: far more than any has.
  private static let maximumLayers = 100_000

  init(_ json: JSONValue) throws(KerasProblem) {
    guard let className = json["class_name"]?.string, let config = json["config"] else {
      throw KerasProblem("describes no model: it has no class and configuration")
    }
    // Up to Keras 2.2, the configuration of a sequential model is nothing but its layers.
    guard let layers = config["layers"]?.elements ?? config.elements else {
      throw KerasProblem(
        "is a model of the class \(quoted(className)), whose layers its own program makes; "
          + "Keras saves the layers of functional and sequential models only")
    }
    guard !layers.isEmpty else { throw KerasProblem("has no layers") }
    guard layers.count <= SavedModel.maximumLayers else {
      throw KerasProblem("has more than \(SavedModel.maximumLayers) layers, which are not read")
    }
    name = config["name"]?.string
    self.layers = try layers.map { layer throws(KerasProblem) in try SavedLayer(layer) }
    builtShape =
      json["build_config"]?["input_shape"]?.openSizes ?? config["build_input_shape"]?.openSizes
    if let inputs = config["input_layers"], let outputs = config["output_layers"] {
      ends = (SavedModel.tensors(inputs), SavedModel.tensors(outputs))
    } else {
      ends = nil
    }
  }

  /// The tensors in a single reference, a list or a dictionary of them.
  private static func tensors(_ json: JSONValue) -> [SavedTensor] {
    SavedArgument(keras2: json).tensors
  }

  /// The shape of what the first layer reads, where the file tells.
  var inputShape: [Int?]? {
    builtShape ?? layers.first?.inputShape ?? layers.first?.model?.inputShape
  }

  /// Where the model's feature maps have their channels: where the first layer says that looks for
  /// them.
  var dataFormat: DataFormat? {
    for layer in layers {
      let stated = layer.config["data_format"]?.string.flatMap(DataFormat.init(rawValue:))
      if let format = stated ?? layer.model?.dataFormat { return format }
    }
    return nil
  }
}
