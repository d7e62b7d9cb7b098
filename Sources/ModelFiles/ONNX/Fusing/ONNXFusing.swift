import TensorFiles

/// Joins nodes that together are one layer to users: exporters write x · sigmoid(x) for SiLU, five
/// nodes for GELU and for group normalisation, a product and a sum for a fully connected layer.
struct ONNXFusing {
  private(set) var nodes: [ONNXNode?]

  /// The node that gives each tensor.
  private var producers: [String: Int] = [:]

  /// The nodes that read each tensor; a graph's output counts as read by none that can be joined.
  private var readers: [String: [Int]] = [:]

  /// The tensors that the file holds.
  private(set) var constants: [String: ONNXTensor] = [:]

  /// The nodes of a graph, in their order, with those joined that belong together.
  static func joined(_ nodes: [ONNXNode], of graph: ONNXGraph) -> [ONNXNode] {
    var fusing = ONNXFusing(nodes, of: graph)
    for place in nodes.indices {
      fusing.joinActivation(at: place)
      fusing.joinExactGELU(at: place)
      fusing.joinBias(at: place)
      fusing.joinGroupNormalization(at: place)
    }
    return fusing.nodes.compactMap(\.self)
  }

  private init(_ nodes: [ONNXNode], of graph: ONNXGraph) {
    self.nodes = nodes
    for (place, node) in nodes.enumerated() {
      for output in node.outputs { producers[output] = place }
      for input in node.inputs { readers[input, default: []].append(place) }
      if node.operation == "Constant", let output = node.outputs.first {
        constants[output] = node.attributes["value"]?.tensor
      }
    }
    for output in graph.outputs { readers[output.name, default: []].append(-1) }
    for tensor in graph.initializers { constants[tensor.name] = tensor }
  }

  // MARK: - Looking around

  /// The node of this kind that gives a tensor, if nothing but `reader` reads that.
  func source(
    of tensor: String, _ operations: Set<String>, onlyFor reader: Int
  ) -> (place: Int, node: ONNXNode)? {
    guard readers[tensor] == [reader], let place = producers[tensor], let node = nodes[place],
      node.domain.isEmpty, operations.contains(node.operation)
    else { return nil }
    return (place, node)
  }

  /// The node that gives a tensor.
  func producer(of tensor: String) -> ONNXNode? {
    producers[tensor].flatMap { nodes[$0] }
  }

  /// The only node that reads a tensor, if it is of this kind.
  func onlyReader(of tensor: String?, _ operation: String) -> (place: Int, node: ONNXNode)? {
    guard let tensor, let found = readers[tensor], found.count == 1, found[0] >= 0,
      let node = nodes[found[0]], node.domain.isEmpty, node.operation == operation
    else { return nil }
    return (found[0], node)
  }

  /// The two inputs of a node, and the same the other way round.
  func orders(of node: ONNXNode) -> [(String, String)] {
    guard node.inputs.count == 2 else { return [] }
    return [(node.inputs[0], node.inputs[1]), (node.inputs[1], node.inputs[0])]
  }

  /// Whether a tensor is this single number.
  private func isNumber(_ tensor: String, _ number: Double) -> Bool {
    guard let constant = constants[tensor], constant.count == 1,
      let found = KnownValue(constant)?.scalar?.number
    else { return false }
    return abs(found - number) < 1e-3 * number
  }

  /// Puts one node in the place of several, the last of which gives the result.
  mutating func replace(
    _ places: [Int], by operation: String, of inputs: [String], at last: Int,
    attributes: [ONNXAttribute] = []
  ) {
    guard let result = nodes[last] else { return }
    for place in places { nodes[place] = nil }
    var node = ONNXNode(
      operation: operation, name: result.name, inputs: inputs, outputs: result.outputs,
      version: result.version)
    for attribute in attributes { node.attributes[attribute.name] = attribute }
    nodes[last] = node
  }

  // MARK: - Patterns

  /// x · sigmoid(x) is SiLU, x · hard sigmoid(x) hard SiLU, x · tanh(softplus(x)) Mish.
  private mutating func joinActivation(at place: Int) {
    guard let node = nodes[place], node.domain.isEmpty, node.operation == "Mul" else { return }
    for (x, factor) in orders(of: node) {
      guard let found = source(of: factor, ["Sigmoid", "HardSigmoid", "Tanh"], onlyFor: place),
        let inner = found.node.input(0)
      else { continue }
      switch found.node.operation {
      case "Sigmoid" where inner == x:
        replace([found.place], by: "Swish", of: [x], at: place)
      case "HardSigmoid" where inner == x && isSixth(found.node):
        replace([found.place], by: "HardSwish", of: [x], at: place)
      case "Tanh":
        guard let softplus = source(of: inner, ["Softplus"], onlyFor: found.place),
          softplus.node.input(0) == x
        else { continue }
        replace([softplus.place, found.place], by: "Mish", of: [x], at: place)
      default: continue
      }
      return
    }
  }

  /// Whether a hard sigmoid is x / 6 + 0.5.
  private func isSixth(_ node: ONNXNode) -> Bool {
    abs((node.float("alpha") ?? 0.2) - 1 / 6) < 1e-4 && (node.float("beta") ?? 0.5) == 0.5
  }

  /// x · 0.5 · (1 + erf(x / √2)), multiplied in any order.
  private mutating func joinExactGELU(at place: Int) {
    guard let erf = nodes[place], erf.domain.isEmpty, erf.operation == "Erf",
      let inner = erf.input(0),
      let scaled = source(of: inner, ["Div", "Mul"], onlyFor: place),
      let x = orders(of: scaled.node).first(where: {
        isNumber($0.1, scaled.node.operation == "Div" ? 2.squareRoot() : 0.5.squareRoot())
      })?.0,
      let sum = onlyReader(of: erf.outputs.first, "Add"),
      sum.node.inputs.contains(where: { isNumber($0, 1) }), let sumOutput = sum.node.outputs.first,
      let product = onlyReader(of: sumOutput, "Mul"),
      let other = product.node.inputs.first(where: { $0 != sumOutput })
    else { return }
    let inside = [scaled.place, place, sum.place]
    // Half of x was taken first.
    if let half = source(of: other, ["Mul"], onlyFor: product.place),
      orders(of: half.node).contains(where: { $0.0 == x && isNumber($0.1, 0.5) })
    {
      replace(inside + [half.place], by: "Gelu", of: [x], at: product.place)
      return
    }
    guard let productOutput = product.node.outputs.first,
      let last = onlyReader(of: productOutput, "Mul"),
      let rest = last.node.inputs.first(where: { $0 != productOutput })
    else { return }
    if other == x && isNumber(rest, 0.5) || isNumber(other, 0.5) && rest == x {
      replace(inside + [product.place], by: "Gelu", of: [x], at: last.place)
    }
  }

  /// A product with a matrix of the file and the sum with a vector of it: a fully connected layer.
  private mutating func joinBias(at place: Int) {
    guard let product = nodes[place], product.domain.isEmpty, product.operation == "MatMul",
      product.inputs.count == 2, let kernel = constants[product.inputs[1]],
      kernel.shape.count == 2, let output = product.outputs.first,
      let sum = onlyReader(of: output, "Add"), sum.node.inputs.count == 2,
      let bias = sum.node.inputs.first(where: { $0 != output }),
      constants[bias]?.shape == [kernel.shape[1]]
    else { return }
    replace([place], by: "MatMul", of: product.inputs + [bias], at: sum.place)
  }
}
