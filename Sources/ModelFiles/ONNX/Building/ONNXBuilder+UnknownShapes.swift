import ModelDescription

extension ONNXBuilder {
  /// The shape of what a node gives that no layer stands for, where it follows from the inputs.
  func shapeOfUnknown(_ node: ONNXNode, _ inputs: [ONNXPlace]) -> Shape? {
    guard node.domain.isEmpty else { return nil }
    if ["ScatterND", "ScatterElements", "Scatter"].contains(node.operation) {
      return place(node, 0)?.shape ?? constant(node, 0).map { Shape($0.shape.map { $0 }) }
    }
    guard let input = inputs.first, input.shape.isKnown else { return nil }
    switch node.operation {
    case "Conv": return convolved(input.shape, node)
    case "Einsum": return summed(node)
    case "ArgMax", "ArgMin":
      guard let axis = input.axis(node.integer("axis") ?? 0) else { return nil }
      var sizes = input.shape.dimensions
      if node.integer("keepdims") ?? 1 == 1 { sizes[axis] = 1 } else { sizes.remove(at: axis) }
      return Shape(sizes, dataFormat: input.shape.dataFormat)
    case "And", "Or", "Xor", "Mod": return stretched(node, like: input.shape)
    case "Cast", "Not", "CumSum", "Trilu", "Hardmax", "Softmax", "LogSoftmax", "Selu", "Celu",
      "Swish", "IsNaN", "IsInf", "Shrink", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Asinh",
      "Acosh", "Atanh", "BitShift", "Clip", "PRelu", "MeanVarianceNormalization":
      return input.shape
    default: return nil
    }
  }

  /// Convolutions along one or three dimensions.
  private func convolved(_ input: Shape, _ node: ONNXNode) -> Shape? {
    guard let kernel = constant(node, 1)?.shape, kernel.count == input.dimensions.count,
      kernel.count > 2
    else { return nil }
    let count = kernel.count - 2
    func numbers(_ name: String, _ usual: Int, _ count: Int) -> [Int]? {
      guard let stated = node.integers(name), !stated.isEmpty else {
        return [Int](repeating: usual, count: count)
      }
      let fit = stated.count == count && stated.allSatisfy { (0...1 << 30).contains($0) }
      return fit ? stated : nil
    }
    guard node.text("auto_pad") ?? "NOTSET" == "NOTSET", let strides = numbers("strides", 1, count),
      let dilations = numbers("dilations", 1, count), let pads = numbers("pads", 0, 2 * count),
      !strides.contains(0), kernel.allSatisfy({ $0 <= 1 << 30 })
    else { return nil }
    let sizes = (0..<count).map { axis -> Int? in
      let reach = dilations[axis] * (kernel[axis + 2] - 1) + 1
      return input.dimensions[axis + 2].map {
        ($0 + pads[axis] + pads[axis + count] - reach) / strides[axis] + 1
      }
    }
    return Shape([input.dimensions[0], kernel[0]] + sizes, dataFormat: .channelsFirst)
  }

  /// Sums of products that letters describe: `bhij,bhjk->bhik`. Each letter is a dimension, the
  /// same wherever it stands; a result that is not stated has the letters that come once.
  private func summed(_ node: ONNXNode) -> Shape? {
    guard let equation = node.text("equation"), !equation.contains(".") else { return nil }
    let letters = equation.filter { $0 != " " }
    let sides = letters.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let terms = sides[0].split(separator: ",", omittingEmptySubsequences: false)
    guard terms.count == node.inputs.count else { return nil }
    var sizes: [Character: Int?] = [:]
    for (index, term) in terms.enumerated() {
      guard
        let dimensions = place(node, index)?.shape.dimensions
          ?? constant(node, index)?.shape.map({ $0 }), dimensions.count == term.count
      else { return nil }
      for (letter, size) in zip(term, dimensions) where sizes[letter, default: nil] == nil {
        sizes[letter] = .some(size)
      }
    }
    let result: [Character]
    if sides.count == 2 {
      result = Array(sides[1].dropFirst())
    } else {
      result = sizes.keys.filter { letter in sides[0].count { $0 == letter } == 1 }.sorted()
    }
    guard result.allSatisfy({ sizes.keys.contains($0) }) else { return nil }
    return Shape(result.map { sizes[$0, default: nil] }, dataFormat: .channelsFirst)
  }

  /// What inputs and tensors of the file are stretched to.
  private func stretched(_ node: ONNXNode, like input: Shape) -> Shape? {
    let operands = node.inputs.indices.compactMap { index -> ArraySlice<Quantity?>? in
      if let place = place(node, index) { return place.sizes[...] }
      return constant(node, index).map { $0.shape.map { Quantity($0) }[...] }
    }
    return Shape(
      broadcastSizes(operands).map { $0?.integer }, dataFormat: input.dataFormat)
  }
}
