import ModelDescription
import TensorFiles

extension ONNXBuilder {
  /// Tensors that nodes state, sizes of tensors, and tensors of the file in another arrangement,
  /// however large.
  func moved(_ node: ONNXNode, output: String) -> ONNXConstant? {
    func known(_ value: KnownValue?) -> ONNXConstant? {
      value.map { ONNXConstant(name: output, content: .known($0), isLearned: false) }
    }
    switch node.operation {
    case "Constant": return stated(node, output: output)
    case "Shape": return known(shape(node))
    case "Size":
      return place(node, 0).flatMap { place in
        known(
          KnownValue(shape: [], isInteger: true, elements: [Quantity.product(place.sizes)]))
      }
    default: break
    }
    guard let first = constant(node, 0) else { return nil }
    switch node.operation {
    case "Identity": return first
    case "Cast":
      // A tensor of many numbers is taken as it is; few ones are rounded where that is asked for.
      return first.isSmall ? nil : first
    case "DequantizeLinear": return dequantized(first, node)
    case "Transpose":
      guard !first.isSmall else { return nil }
      return first.transposed(node.integers("perm") ?? first.shape.indices.reversed())
    case "Reshape", "Squeeze", "Unsqueeze":
      guard !first.isSmall else { return nil }
      return rearranged(first, node)
    default: return nil
    }
  }

  private func stated(_ node: ONNXNode, output: String) -> ONNXConstant? {
    let content: ONNXConstant.Content
    if let tensor = node.attributes["value"]?.tensor {
      content = .stored(tensor, order: nil)
    } else if let number = node.float("value_float") {
      guard let value = KnownValue(shape: [], isInteger: false, elements: [Quantity(number)]) else {
        return nil
      }
      content = .known(value)
    } else if let number = node.integer("value_int") {
      guard let value = KnownValue(shape: [], isInteger: true, elements: [Quantity(number)]) else {
        return nil
      }
      content = .known(value)
    } else if let numbers = node.integers("value_ints"), numbers.count <= KnownValue.countLimit {
      content = .known(KnownValue(row: numbers.map { Quantity($0) }))
    } else if let numbers = node.attributes["value_floats"]?.floats,
      let value = KnownValue(
        shape: [numbers.count], isInteger: false, elements: numbers.map { Quantity(Double($0)) })
    {
      content = .known(value)
    } else {
      return nil
    }
    return ONNXConstant(name: output, content: content, isLearned: false)
  }

  /// The sizes of a tensor, or of some of its dimensions.
  private func shape(_ node: ONNXNode) -> KnownValue? {
    let sizes: [Quantity?]
    if let constant = constant(node, 0) {
      sizes = constant.shape.map { Quantity($0) }
    } else if let place = place(node, 0), place.shape.isKnown {
      sizes = place.sizes
    } else {
      return nil
    }
    guard
      let taken = Slice.places(
        of: sizes.count, from: node.integer("start"), to: node.integer("end"), step: 1)
    else { return nil }
    return KnownValue(row: Array(sizes.dropFirst(taken.first).prefix(taken.count)))
  }

  private func dequantized(_ constant: ONNXConstant, _ node: ONNXNode) -> ONNXConstant? {
    func stored(_ index: Int) -> ONNXTensor? {
      guard case .stored(let tensor, nil)? = self.constant(node, index)?.content else { return nil }
      return tensor
    }
    guard let tensor = stored(0), let scale = stored(1), scale.shape.count <= 1,
      node.input(2) == nil || stored(2) != nil
    else { return nil }
    let axis = node.integer("axis") ?? 1
    let quantization = ONNXQuantization(
      scale: scale, zero: stored(2),
      axis: axis < 0 && axis >= -tensor.shape.count ? axis + tensor.shape.count : axis)
    return constant.with(.quantized(tensor, quantization))
  }

  /// A large tensor in the shape that a node gives it.
  private func rearranged(_ constant: ONNXConstant, _ node: ONNXNode) -> ONNXConstant? {
    // Only the sizes matter, so they are worked out on a tensor of which nothing else is known.
    let sizes = constant.shape.map { Quantity($0) as Quantity? }
    let target: [Quantity?]? =
      switch node.operation {
      case "Reshape": reshapedSizes(of: sizes, node)
      case "Squeeze": squeezedSizes(of: sizes, node)
      default: unsqueezedSizes(of: sizes, node)
      }
    guard let target else { return nil }
    let shape = target.compactMap { $0?.integer }
    return shape.count == target.count ? constant.reshaped(shape) : nil
  }
}
