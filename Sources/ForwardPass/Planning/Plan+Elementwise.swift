import COneDNN
import ModelDescription

extension Plan {
  /// A function of each number, or softmax along the last dimension.
  mutating func addActivation(
    _ function: ActivationFunction, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let layout = input.layout
    func elementwise(
      _ function: onednn_function, _ alpha: Float = 0, _ beta: Float = 0
    ) throws(ForwardPassError) -> Operation {
      try Operation(for: target.name) {
        onednn_plan_elementwise(layout.pointer, function, alpha, beta, $0)
      }
    }
    let operation =
      switch function {
      case .linear: nil as Operation?
      case .relu: try elementwise(ONEDNN_RELU)
      case .relu6: try elementwise(ONEDNN_CLIP, 0, 6)
      case .sigmoid: try elementwise(ONEDNN_SIGMOID)
      case .tanh: try elementwise(ONEDNN_TANH)
      case .elu: try elementwise(ONEDNN_ELU, 1)
      case .silu: try elementwise(ONEDNN_SWISH, 1)
      case .gelu: try elementwise(ONEDNN_GELU)
      case .softmax:
        try Operation(for: target.name) { onednn_plan_softmax(layout.pointer, 1, $0) }
      default:
        throw .layerNotSupported(layer: target.name, className: function.rawValue)
      }
    guard let operation else { return input }
    var result = try add(operation, to: input, shape: target.shape)
    result.flattenedFrom = input.flattenedFrom
    return result
  }

  mutating func add(
    _ layer: LocalResponseNormalization, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    // oneDNN divides alpha by the size.
    let alpha = layer.dividesAlpha ? layer.alpha : layer.alpha * Double(layer.size)
    let operation = try Operation(for: target.name) {
      onednn_plan_normalization(
        input.layout.pointer, Int64(layer.size), Float(alpha), Float(layer.beta), Float(layer.k),
        $0)
    }
    return try add(operation, to: input, shape: target.shape)
  }

  /// Each channel times gamma / √(variance + epsilon), plus beta − mean times the same.
  mutating func add(
    _ layer: BatchNormalization, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let channels = input.shape.last ?? 0
    let numbers = try BatchStatistics(
      layer, LayerWeights(layer: target.name, file: file), channels: channels)
    let sizes = DataLayout.sizes(example: input.shape, batch: batch)
    let one = sizes.indices.map { $0 == 1 ? channels : 1 }
    let strides = sizes.indices.map { $0 < 2 ? ($0 == 0 ? channels : 1) : channels }
    let perChannel = try require(DataLayout(sizes: one, strides: strides), layer: target.name)
    let factor = addWeights(
      target.name + "/factor", layout: perChannel, content: .factors(numbers))
    let shift = addWeights(target.name + "/shift", layout: perChannel, content: .shifts(numbers))
    func pair(_ pairing: onednn_pairing) throws(ForwardPassError) -> Operation {
      try Operation(for: target.name) {
        onednn_plan_pair(
          pairing, input.layout.pointer, perChannel.pointer, input.layout.pointer, $0)
      }
    }
    let scaled = try add(
      try pair(ONEDNN_MULTIPLY), to: input, shape: target.shape, with: [(.secondSource, factor)])
    return try add(
      try pair(ONEDNN_ADD), to: scaled, shape: target.shape, with: [(.secondSource, shift)])
  }

  /// Rows and columns of zeros around each map.
  mutating func add(
    _ layer: ZeroPadding2D, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let (from, to, batch) = (input.shape, target.shape, batch)
    let (top, left) = (layer.top, layer.left)
    return try addLoop(from: input, shape: to, layer: target.name) { source, destination in
      destination.update(repeating: 0, count: batch * to.reduce(1, *))
      let row = from[1] * from[2]
      for example in 0..<batch {
        for y in 0..<from[0] {
          let place = ((example * to[0] + y + top) * to[1] + left) * to[2]
          (destination + place).update(from: source + (example * from[0] + y) * row, count: row)
        }
      }
    }
  }
}
