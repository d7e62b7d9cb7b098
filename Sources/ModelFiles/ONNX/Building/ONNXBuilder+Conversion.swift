import ModelDescription

extension ONNXBuilder {
  /// What a node becomes; `nil` if it is not understood.
  mutating func conversion(of node: ONNXNode) -> ONNXConversion? {
    guard node.domain.isEmpty else { return nil }
    switch node.operation {
    case "Conv": return convolution(node)
    case "ConvTranspose": return transposedConvolution(node)
    case "MaxPool", "AveragePool": return pooling(node)
    case "GlobalAveragePool": return alone(GlobalAveragePooling2D(keepDims: true), node)
    case "GlobalMaxPool": return alone(GlobalMaxPooling2D(keepDims: true), node)
    case "Gemm": return generalProduct(node)
    case "MatMul": return product(node)
    case "Einsum": return einsteinSum(node)
    case "Add": return arithmetic(.add, Add(), node)
    case "Sub": return arithmetic(.subtract, Subtract(), node)
    case "Mul": return arithmetic(.multiply, Multiply(), node)
    case "Div": return arithmetic(.divide, Divide(), node)
    case "Pow": return arithmetic(.power, Power(), node)
    case "Greater": return arithmetic(.greater, Comparison(.greater), node)
    case "GreaterOrEqual":
      return arithmetic(.greaterOrEqual, Comparison(.greaterOrEqual), node)
    case "Less": return arithmetic(.less, Comparison(.less), node)
    case "LessOrEqual": return arithmetic(.lessOrEqual, Comparison(.lessOrEqual), node)
    case "Equal": return arithmetic(.equal, Comparison(.equal), node)
    case "Where": return choice(node)
    case "Sum": return merging(Add(), node)
    case "Mean": return merging(Average(), node)
    case "Max": return merging(Maximum(), node)
    case "Min": return merging(Minimum(), node)
    case "Identity", "QuantizeLinear", "DequantizeLinear": return nothing(node)
    case "Cast", "CastLike": return cast(node)
    case "Dropout": return dropout(node)
    default:
      return activation(node) ?? normalization(node) ?? rearrangement(node) ?? part(node)
    }
  }

  // MARK: - Shorthand

  /// A layer applied to the first input, whose sizes it keeps where they are open.
  func alone(
    _ layer: any Layer, _ node: ONNXNode, weights: [(end: String, constant: ONNXConstant)] = []
  ) -> ONNXConversion? {
    guard let input = place(node, 0) else { return nil }
    return .layer(
      ONNXApplication(layer: layer, inputs: [input], weights: weights, sizes: input.sizes))
  }

  /// Nothing: the output is the first input.
  func nothing(_ node: ONNXNode) -> ONNXConversion? {
    place(node, 0).map { .nothing(.place($0)) }
  }

  /// Numbers with fractions stay what they are; others are cut off.
  private func cast(_ node: ONNXNode) -> ONNXConversion? {
    // ONNX's numbers for float, float16, double and bfloat16.
    let keeps = node.operation == "CastLike" || [1, 10, 11, 16].contains(node.integer("to") ?? 1)
    return keeps ? nothing(node) : nil
  }

  private func dropout(_ node: ONNXNode) -> ONNXConversion? {
    let rate = node.float("ratio") ?? value(node, 1)?.scalar?.number ?? 0.5
    return alone(Dropout(rate: rate), node)
  }
}
