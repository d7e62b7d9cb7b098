import ModelDescription
import Tensors

/// What a model file holds: the description of a network, and its weights where the file has them.
public struct ModelFile: Sendable {
  /// What the file is, as people call it: `Keras 3`, `ONNX`, `Caffe`.
  public let format: String

  public let model: Model

  /// The weights under the names of the model's layers; `nil` if the file has a description only.
  public var weights: (any NamedTensors)?

  /// What the user should hear: layers that are not understood, shapes that the file states
  /// differently. One sentence each.
  public var warnings: [String]

  /// What the file calls the output of a layer, where that is not the layer's name.
  public var outputNames: [String: String]

  /// How the network wants its pictures, where the file tells.
  public var preprocessing: PreprocessingHint?

  public init(
    format: String, model: Model, weights: (any NamedTensors)? = nil, warnings: [String] = [],
    outputNames: [String: String] = [:], preprocessing: PreprocessingHint? = nil
  ) {
    self.format = format
    self.model = model
    self.weights = weights
    self.warnings = warnings
    self.outputNames = outputNames
    self.preprocessing = preprocessing
  }
}

/// How a network wants the colours of its input, under the names of Keras's `imagenet_utils`.
public enum PreprocessingHint: String, Hashable, Sendable, CaseIterable {
  /// Blue, green, red from 0 to 255 less their mean.
  case caffe

  /// From 0 to 1, less ImageNet's mean, over its deviation.
  case torch

  /// From −1 to 1.
  case tf

  /// From 0 to 255 as they are: the network scales them itself.
  case plain
}
