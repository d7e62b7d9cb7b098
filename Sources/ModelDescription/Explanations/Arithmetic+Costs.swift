extension Arithmetic {
  /// The layer's parameters: `(5·5·48 + 1)·256`, without bias `5·5·48·256`, `4·64`.
  static func parameters(of layer: any Layer, inputs: [Shape]) -> Arithmetic? {
    let weights = layer.weights(for: inputs)
    guard !weights.isEmpty else { return nil }
    let count = weights.reduce(0) { $0 + $1.count }
    return Arithmetic(formula: formula(for: weights), result: count)
  }

  private static func formula(for weights: [Weight]) -> String {
    if weights.count == 2, let outputs = weights[1].shape.first, weights[1].shape.count == 1,
      weights[0].shape.count > 1, weights[0].shape.last == outputs
    {
      let kernel = product(Array(weights[0].shape.dropLast()))
      return "(\(kernel) + 1)·\(NumberText.grouped(outputs))"
    }
    let shapes = Set(weights.map(\.shape))
    if weights.count > 1, shapes.count == 1 {
      return product([weights.count] + weights[0].shape)
    }
    return weights.map { product($0.shape) }.joined(separator: " + ")
  }

  /// Multiply-accumulates: numbers of the output times what each of them multiplies.
  static func multiplyAccumulates(
    of layer: any Layer, inputs: [Shape], output: Shape
  ) -> Arithmetic? {
    guard let count = layer.multiplyAccumulates(from: inputs, to: output), count > 0,
      let kernel = layer.weights(for: inputs).first?.shape
    else { return nil }
    let outputs = output.example.compactMap(\.self)
    switch layer {
    case is Conv2D:
      let formula = "\(product(outputs))·(\(product(Array(kernel.dropLast()))))"
      return Arithmetic(formula: formula, result: count)
    case is DepthwiseConv2D, is SeparableConv2D, is Conv2DTranspose:
      let maps = layer is Conv2DTranspose ? inputs[0] : output
      let places = [maps[.height], maps[.width]].compactMap(\.self)
      let kernels = layer.weights(for: inputs).filter { $0.shape.count == 4 }
      let sum = kernels.map { product($0.shape) }.joined(separator: " + ")
      return Arithmetic(formula: "\(product(places))·(\(sum))", result: count)
    case is Dense:
      let formula = product(Array(outputs.dropLast()) + kernel)
      return Arithmetic(formula: formula, result: count)
    default:
      return Arithmetic(
        formula: product(outputs + [count / max(1, outputs.reduce(1, *))]), result: count)
    }
  }
}
