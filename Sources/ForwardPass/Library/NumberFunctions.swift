import COneDNN
import ModelDescription

/// What oneDNN does with each number, one function after the other.
typealias NumberFunctions = [onednn_function]

extension onednn_function {
  init(_ kind: onednn_function_kind, _ alpha: Double = 0, _ beta: Double = 0) {
    self.init(kind: kind, alpha: Float(alpha), beta: Float(beta))
  }

  /// x within two bounds, which may be infinite.
  static func clip(_ minimum: Double, _ maximum: Double) -> onednn_function {
    let largest = Double(Float.greatestFiniteMagnitude)
    return onednn_function(ONEDNN_CLIP, max(minimum, -largest), min(maximum, largest))
  }
}

extension ActivationFunction {
  /// The function in oneDNN's terms; `nil` for those that it lacks, or that look at more than one
  /// number.
  var numberFunctions: NumberFunctions? {
    switch self {
    case .linear: []
    case .relu: [onednn_function(ONEDNN_RELU)]
    case .relu6: [.clip(0, 6)]
    case .leakyReLU: [onednn_function(ONEDNN_RELU, 0.2)]
    case .sigmoid: [onednn_function(ONEDNN_SIGMOID)]
    case .hardSigmoid: HardSigmoid(alpha: 1 / 6, beta: 0.5).numberFunctions
    case .logSigmoid:
      // −ln(1 + e⁻ˣ)
      [
        onednn_function(ONEDNN_LINEAR, -1), onednn_function(ONEDNN_SOFTPLUS),
        onednn_function(ONEDNN_LINEAR, -1),
      ]
    case .tanh: [onednn_function(ONEDNN_TANH)]
    case .hardTanh: [.clip(-1, 1)]
    case .elu, .celu: [onednn_function(ONEDNN_ELU, 1)]
    case .selu:
      // Klambauer et al. 2017: both numbers with all their digits.
      [
        onednn_function(ONEDNN_ELU, 1.6732632423543772),
        onednn_function(ONEDNN_LINEAR, 1.0507009873554805),
      ]
    case .silu: [onednn_function(ONEDNN_SWISH)]
    case .hardSilu: [onednn_function(ONEDNN_HARD_SWISH)]
    case .gelu: [onednn_function(ONEDNN_GELU)]
    case .geluTanh: [onednn_function(ONEDNN_GELU_TANH)]
    case .softplus: [onednn_function(ONEDNN_SOFTPLUS)]
    case .mish: [onednn_function(ONEDNN_MISH)]
    case .exponential: [onednn_function(ONEDNN_EXPONENTIAL)]
    case .softmax, .logSoftmax, .softsign: nil
    }
  }
}

extension Layer {
  /// What the layer does with each number, in oneDNN's terms; `nil` for layers that do anything
  /// else.
  var numberFunctions: NumberFunctions? {
    switch self {
    case let layer as Activation: layer.activation.numberFunctions
    case let layer as ReLU: layer.functions
    case let layer as LeakyReLU: [onednn_function(ONEDNN_RELU, layer.negativeSlope)]
    case let layer as ELU: [onednn_function(ONEDNN_ELU, layer.alpha)]
    case let layer as Clip: [.clip(layer.minimum, layer.maximum)]
    case let layer as HardSigmoid:
      [onednn_function(ONEDNN_LINEAR, layer.alpha, layer.beta), .clip(0, 1)]
    case is Dropout, is PassThrough: []
    default: nil
    }
  }
}

extension ReLU {
  fileprivate var functions: NumberFunctions? {
    guard threshold == 0 else { return nil }
    let corner = onednn_function(ONEDNN_RELU, negativeSlope)
    return maxValue.map { [corner, .clip(-.infinity, $0)] } ?? [corner]
  }
}
