/// A function applied to each number of a layer's output, under Keras's name.
public enum ActivationFunction: String, Sendable, CaseIterable {
  /// x
  case linear
  /// max(x, 0)
  case relu
  /// min(max(x, 0), 6)
  case relu6
  /// x where positive, 0.2 · x elsewhere
  case leakyReLU = "leaky_relu"
  /// 1 / (1 + e⁻ˣ)
  case sigmoid
  /// x / 6 + 0.5 within 0 and 1, as in Keras 3
  case hardSigmoid = "hard_sigmoid"
  /// ln of the sigmoid
  case logSigmoid = "log_sigmoid"
  case tanh
  /// x within −1 and 1
  case hardTanh = "hard_tanh"
  /// eˣ over the sum of eˣ along the last dimension, or along the channels of feature maps
  case softmax
  /// ln of the softmax
  case logSoftmax = "log_softmax"
  /// x where positive, eˣ − 1 elsewhere
  case elu
  /// 1.0507 · x where positive, 1.0507 · 1.67326 · (eˣ − 1) elsewhere
  case selu
  /// Another form of `elu`, equal to it for its usual alpha of 1
  case celu
  /// x / (1 + e⁻ˣ), also called swish
  case silu
  /// x · (x / 6 + 0.5 within 0 and 1), also called hard swish
  case hardSilu = "hard_silu"
  /// x · Φ(x), with the normal distribution's Φ exactly
  case gelu
  /// x · Φ(x), with Φ approximated by tanh: Hendrycks & Gimpel 2016
  case geluTanh = "gelu_tanh"
  /// ln(1 + eˣ)
  case softplus
  /// x / (1 + |x|)
  case softsign
  /// x · tanh(ln(1 + eˣ))
  case mish
  /// eˣ
  case exponential
}
