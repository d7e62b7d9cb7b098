import ModelDescription

/// A network that was recognised by its tensors, and what they do not tell.
struct RecognizedNetwork {
  /// What torchvision calls it, `resnet50`; the family's name if no network of torchvision's has
  /// these sizes.
  let name: String

  let inputChannels: Int

  /// Height and width of the pictures that torchvision's network was trained for.
  var inputSize = 224

  var preprocessing = PreprocessingHint.torch

  /// What the names of tensors begin with that are used in training alone.
  var unusedPrefixes: [String] = []

  /// The layers from the input to the logits, with the names of torchvision's modules.
  let layers: (SymbolicTensor) -> SymbolicTensor

  /// The model, for pictures of another size if asked for.
  func model(height: Int?, width: Int?) throws(ModelError) -> Model {
    let input = Input(
      shape: [inputChannels, height ?? inputSize, width ?? inputSize],
      dataFormat: .channelsFirst, name: "input")
    return try Model(inputs: input, outputs: layers(input), name: name)
  }
}
