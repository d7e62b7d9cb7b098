/// A function applied to each number of a layer's output, under Keras's name.
public enum ActivationFunction: String, Sendable, CaseIterable {
  /// x
  case linear
  /// max(x, 0)
  case relu
  /// min(max(x, 0), 6)
  case relu6
  /// 1 / (1 + e⁻ˣ)
  case sigmoid
  case tanh
  /// eˣ over the sum of eˣ along the last dimension
  case softmax
  /// x where positive, eˣ − 1 elsewhere
  case elu
  /// x / (1 + e⁻ˣ)
  case silu
  /// x · Φ(x), with the normal distribution's Φ exactly
  case gelu
}
