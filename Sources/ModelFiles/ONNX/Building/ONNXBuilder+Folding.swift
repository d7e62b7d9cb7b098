import TensorFiles

extension ONNXBuilder {
  /// The tensor that a node gives where it does not depend on the network's input.
  mutating func folded(_ node: ONNXNode, output: String) -> ONNXConstant? {
    guard node.domain.isEmpty else { return nil }
    if let constant = moved(node, output: output) { return constant }
    guard foldingLeft > 0 else { return nil }
    var inputs: [KnownValue?] = []
    var isLearned = false
    for (index, name) in node.inputs.enumerated() {
      guard !name.isEmpty else {
        inputs.append(nil)
        continue
      }
      guard let constant = constant(node, index), let value = constant.value else { return nil }
      isLearned = isLearned || constant.isLearned && !value.isInteger
      foldingLeft -= value.elements.count / 8
      inputs.append(value)
    }
    guard !inputs.isEmpty, let result = ONNXFolding(node: node, inputs: inputs).result() else {
      return nil
    }
    foldingLeft -= result.elements.count + 1
    return ONNXConstant(name: output, content: .known(result), isLearned: isLearned)
  }
}
