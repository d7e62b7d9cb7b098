import ModelDescription
import Spelling
import TensorFiles

/// What a layer is made from: what the file says of it, and how it is first called.
struct LayerSource {
  let saved: SavedLayer

  /// The arguments of the layer's first call.
  let call: SavedCall

  /// The shapes of the tensors in that call.
  let inputs: [Shape]

  /// The version of Keras that wrote the file: some functions changed.
  let version: KerasVersion

  /// Where the model's feature maps have their channels.
  let dataFormat: DataFormat

  var config: LayerConfig { saved.config }

  /// The class; of an operator that Keras 2 wraps, the name that Keras 3 has for it.
  var className: String {
    TensorFlowOperator.className(of: saved) ?? saved.className
  }

  var name: String { saved.name }

  var isTrainable: Bool { config["trainable"]?.boolean ?? true }

  /// The shape of the only tensor that goes in, where it is known.
  var input: Shape? { inputs.count == 1 && inputs[0].isKnown ? inputs[0] : nil }

  /// Whether the layer looks for channels where its input has them.
  var fitsDataFormat: Bool {
    guard let format = config["data_format"]?.string, let input, input.isFeatureMaps else {
      return true
    }
    return format == input.dataFormat.rawValue
  }

  /// The dimension that holds the channels as layers want it: `nil` where it is where the input
  /// has its channels anyway.
  func channelAxis(_ axis: Int) -> Int? {
    guard let input else { return axis == -1 ? nil : axis }
    let place = axis < 0 ? axis + input.dimensions.count : axis
    return place == input.channelAxis ? nil : axis
  }

  /// The shape that the layer states for its output itself, as layers with programs may.
  var ownShape: Shape? {
    config["output_shape"]?.openSizes.map { Shape(batchOf: $0, dataFormat: dataFormat) }
  }

  /// Whether the layer surely has no weights, whatever else it is.
  var isWeightless: Bool {
    saved.isOperator || ["Lambda", "TFOpLambda", "SlicingOpLambda"].contains(saved.className)
      || saved.isKeras && LayerCatalog.isWeightless(saved.className)
  }

  /// What the user should hear of a layer that is not understood.
  func notUnderstood(drawnAs layer: OpaqueLayer) -> String {
    let reason =
      saved.className == "Lambda"
      ? "holds a program, which is never run" : "is not understood"
    let shape =
      layer.shape.isKnown
      ? "it is drawn with the shape that the file states"
      : "it is drawn without a shape, since the file states none"
    let parameters = layer.weights == nil ? ", and its parameters are not known" : ""
    return "layer \(quoted(name)) (\(saved.className)) \(reason): \(shape)\(parameters)"
  }

  /// An argument that an operator was called with after its tensor, by its place or by its name;
  /// `nil` where it is not there or no plain value.
  func argument(_ place: Int, _ names: String...) -> JSONValue? {
    for name in names {
      if let value = call.keyword(name)?.plainValue { return value }
      if let value = config[name] { return value }
    }
    return call.arguments.indices.contains(place) ? call.arguments[place].plainValue : nil
  }
}

/// The versions of Keras that differ in what the same words mean.
enum KerasVersion: Int, Comparable {
  case one = 1
  case two
  case three

  /// The version that a text such as `2.13.1` states.
  init?(text: String) {
    guard let major = text.first?.wholeNumberValue else { return nil }
    self.init(rawValue: min(max(major, 1), 3))
  }

  static func < (first: KerasVersion, second: KerasVersion) -> Bool {
    first.rawValue < second.rawValue
  }
}
