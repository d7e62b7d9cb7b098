/// Where the numbers of a layer are taken: before or after its activation, which is a part of the
/// layer (as usual in Keras) or a layer of its own (as in PyTorch and ONNX).
public enum TapPoint: String, CaseIterable, Hashable, Sendable {
  /// Before the activation: of a convolution its sums, of an activation what goes in.
  case pre

  /// After the activation, also where that follows as a layer of its own, after a normalisation
  /// perhaps.
  case post
}
