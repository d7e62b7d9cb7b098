import Spelling
import TensorFiles

/// A layer as a Keras file describes it.
struct SavedLayer {
  let className: String
  let name: String

  /// The Python module of the class; only Keras 3 writes it.
  let module: String?

  /// The name under which a class that is not Keras's own was registered.
  let registeredName: String?

  let config: LayerConfig

  /// The applications; none in a sequential model, where each layer reads the one before it.
  let calls: [SavedCall]

  /// The shape of the input for which the weights were made, where the file tells.
  let inputShape: [Int?]?

  /// The layers in it, where it is a model in the model.
  let model: SavedModel?

  /// Where data enter a sequential model that does not say it with a layer.
  init(inputNamed name: String) {
    className = SavedLayer.inputClass
    self.name = name
    module = nil
    registeredName = nil
    config = LayerConfig(layer: name, values: .object([]))
    calls = []
    inputShape = nil
    model = nil
  }

  static let inputClass = "InputLayer"

  init(_ json: JSONValue) throws(KerasProblem) {
    guard let className = json["class_name"]?.string, let config = json["config"] else {
      throw KerasProblem("has a layer without class or configuration")
    }
    guard let name = config["name"]?.string ?? json["name"]?.string else {
      throw KerasProblem("has a layer of class \(quoted(className)) without a name")
    }
    self.className = className
    self.name = name
    module = json["module"]?.string
    registeredName = json["registered_name"]?.string
    self.config = LayerConfig(layer: name, values: config)
    calls = (json["inbound_nodes"]?.elements ?? []).map(SavedCall.init)
    inputShape =
      config["batch_shape"]?.openSizes ?? config["batch_input_shape"]?.openSizes
      ?? json["build_config"]?["input_shape"]?.openSizes
    model = SavedModel.isModel(json) ? try SavedModel(json) : nil
  }

  /// Whether the class is one of Keras's own, as far as the file tells.
  var isKeras: Bool {
    // Somebody's own classes are registered under a package: `package>Name`.
    guard registeredName?.contains(">") != true else { return false }
    guard let module else { return true }
    return ["keras", "tf_keras", "tensorflow"].contains(module.prefix { $0 != "." })
  }

  /// Whether the arguments have the names that they had before Keras 2, whose files do not all state
  /// the version.
  var isOfKeras1: Bool {
    config["nb_filter"] != nil || className == "Dense" && config["output_dim"] != nil
  }

  /// Whether it is an operator such as `+`, which Keras 3 writes among the layers.
  var isOperator: Bool { module?.hasPrefix("keras.src.ops") ?? false }
}
