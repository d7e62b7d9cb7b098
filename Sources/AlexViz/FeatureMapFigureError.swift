import ModelDescription

/// Why feature-map figures cannot be made.
public enum FeatureMapFigureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another number of inputs than the model reads.
  case wrongInputCount(model: String, inputs: [String], found: Int)

  /// What is wrong with one of several inputs.
  indirect case ofInput(String, FeatureMapFigureError)

  /// The model's input is no picture.
  case inputIsNotAPicture(model: String, shape: Shape)

  /// The height or width of the model's input is only known when data come.
  case openInputSize(model: String, shape: Shape)

  /// A photograph has three colours, the model's input another number of channels.
  case inputIsNotAPhotograph(model: String, channels: Int)

  /// The tensor does not have the shape of the model's input.
  case wrongTensor(found: [Int], wanted: Shape)

  /// The list of class names is of another length than the output.
  case wrongClassCount(layer: String, found: Int, wanted: Int)

  /// A number of the output is infinite or NaN.
  case notFinite(layer: String)

  /// No layer can be drawn: the numbers of some are no maps, those of others have no place on the
  /// photograph.
  case nothingToDraw(noMaps: [String], unplaced: [String])

  /// The pass would take more memory than 4 GiB.
  case tooLarge(model: String, gibibytes: Int)

  public var description: String {
    switch self {
    case .wrongInputCount(let model, let inputs, let found):
      "'\(model)' reads \(inputs.count) inputs (\(inputs.joined(separator: ", "))), but got \(found)"
    case .ofInput(let name, let error):
      "input '\(name)': \(error)"
    case .inputIsNotAPicture(let model, let shape):
      "'\(model)' does not take a picture but \(shape)"
    case .openInputSize(let model, let shape):
      "'\(model)' takes pictures of any size, \(shape); say which with --size"
    case .inputIsNotAPhotograph(let model, let channels):
      "'\(model)' takes \(channels) channels, but a photograph has three colours or one grey; "
        + "give the numbers as a tensor in an .npy or .safetensors file"
    case .wrongTensor(let found, let wanted):
      "the tensor is \(FeatureMapFigureError.text(found)), but the model's input is \(wanted)"
    case .notFinite(let layer):
      "layer '\(layer)' gave numbers that are infinite or NaN, so there are no likely classes"
    case .nothingToDraw(let noMaps, let unplaced):
      "there is nothing to draw: "
        + [
          noMaps.isEmpty ? nil : "no maps come from \(FeatureMapFigureError.list(noMaps))",
          unplaced.isEmpty
            ? nil
            : "the numbers of \(FeatureMapFigureError.list(unplaced)) have no place on the photograph",
        ].compactMap { $0 }.joined(separator: ", and ")
    case .tooLarge(let model, let gibibytes):
      "running '\(model)' at this size would take \(gibibytes) GiB of memory; at most 4 are taken"
    case .wrongClassCount(let layer, let found, let wanted):
      "the list of classes has \(found) names, but layer '\(layer)' tells \(wanted) classes apart"
    }
  }

  private static func list(_ layers: [String]) -> String {
    layers.prefix(8).joined(separator: ", ") + (layers.count > 8 ? ", …" : "")
  }

  private static func text(_ shape: [Int]) -> String {
    shape.isEmpty ? "a single number" : shape.map(String.init).joined(separator: " × ")
  }
}
