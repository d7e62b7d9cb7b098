import Tensors

/// What a pass forward and back gave for one example.
public struct Gradients: Sendable {
  /// The target's output.
  public let output: Tensor

  /// The layers' outputs.
  public let activations: Activations

  /// The gradients with respect to the layers' outputs.
  public let gradients: Activations

  /// The gradient with respect to a layer's output; `nil` if it was not asked for.
  public subscript(layer: String) -> Tensor? { gradients[layer] }
}
