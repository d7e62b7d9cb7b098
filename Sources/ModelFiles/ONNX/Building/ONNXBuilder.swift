import ModelDescription
import TensorFiles

/// Makes the layers of a network from a graph's nodes, one after the other.
///
/// What is not understood becomes a layer that is drawn as the file has it, with the shape that the
/// file states: no operator stops the rest.
struct ONNXBuilder {
  /// What each tensor is.
  private(set) var values: [String: ONNXValue] = [:]

  private(set) var weights: ONNXWeights
  private(set) var report = ONNXReport()

  /// The tensor that each layer gives, by the layer's name.
  private(set) var outputNames: [String: String] = [:]

  /// The kinds of nodes that read each tensor.
  let readers: [String: Set<String>]

  private var naming: ONNXNaming

  private let stated: ONNXStatedShapes
  private var openSizes = ONNXOpenSizes()

  /// Tensors of the file that enter the network by themselves.
  private var parameters: [String: ONNXPlace] = [:]

  /// How many numbers may still be worked out; they are kept, in 24 bytes each.
  var foldingLeft = 2_500_000

  /// - Parameter path: the file's, beside which tensors may lie.
  init(_ graph: ONNXGraph, nodes: [ONNXNode], path: String) {
    weights = ONNXWeights(source: path, initializers: graph.initializers)
    naming = ONNXNaming(nodes)
    var readers: [String: Set<String>] = [:]
    for node in nodes {
      for input in node.inputs { readers[input, default: []].insert(node.operation) }
    }
    self.readers = readers
    stated = ONNXStatedShapes(graph)
    for tensor in graph.initializers {
      values[tensor.name] = .constant(
        ONNXConstant(name: tensor.name, content: .stored(tensor, order: nil), isLearned: true))
    }
  }

  // MARK: - The graph

  /// Adds an input of the network.
  mutating func addInput(_ input: ONNXValueInfo) -> SymbolicTensor {
    let name = naming.unique(input.name)
    guard let stated = input.sizes else {
      let tensor = Input(wholeShape: .unknown, name: name)
      values[input.name] = .place(ONNXPlace(tensor: tensor, sizes: []))
      return tensor
    }
    let sizes = openSizes.quantities(of: stated)
    let shape = Shape(sizes.map { $0?.integer }, dataFormat: dataFormat(of: input.name))
    let tensor = Input(wholeShape: shape, name: name)
    values[input.name] = .place(ONNXPlace(tensor: tensor, sizes: sizes))
    if name != input.name { outputNames[name] = input.name }
    return tensor
  }

  /// Pictures come with their channels first, unless a node at once brings them there.
  private func dataFormat(of input: String) -> DataFormat {
    readers[input] == ["Transpose"] ? .channelsLast : .channelsFirst
  }

  /// Adds what a node gives.
  mutating func add(_ node: ONNXNode) {
    guard let output = node.outputs.first(where: { !$0.isEmpty }) else { return }
    if let constant = folded(node, output: output) {
      values[output] = .constant(constant)
      return
    }
    let node = withPlace(node)
    let isUnderstood: Bool
    let conversion: ONNXConversion?
    if hasUnknownInput(node) {
      // The file may state the shape; else layers that keep any shape go on with an unknown one.
      isUnderstood = node.domain.isEmpty
      conversion = stated.shape(of: output) == nil ? activation(node) : nil
    } else {
      conversion = self.conversion(of: node)
      isUnderstood = false
    }
    guard let conversion else {
      addOpaque(node, isUnderstood: isUnderstood)
      return
    }
    switch conversion {
    case .nothing(let value): values[output] = value
    case .layer(let application):
      guard let place = applied(application, as: node, output: output) else {
        addOpaque(node, isUnderstood: isUnderstood)
        return
      }
      values[output] = .place(place)
    case .layers(let applications):
      for (output, application) in zip(node.outputs, applications) where !output.isEmpty {
        guard let application, let place = applied(application, as: node, output: output) else {
          continue
        }
        values[output] = .place(place)
      }
    }
  }

  /// The node with its first tensor as a layer of its own where all are the file's, but too many
  /// numbers to be worked out.
  private mutating func withPlace(_ node: ONNXNode) -> ONNXNode {
    guard let name = node.input(0), node.inputs.indices.allSatisfy({ place(node, $0) == nil }),
      constant(node, 0) != nil, let place = operand(name)
    else { return node }
    var node = node
    node.inputs[0] = name + "/value"
    values[node.inputs[0]] = .place(place)
    return node
  }

  /// Whether the node reads a tensor of which nothing is known, or that is missing.
  private func hasUnknownInput(_ node: ONNXNode) -> Bool {
    node.inputs.contains { name in
      if name.isEmpty { return false }
      if case .place(let place)? = values[name] { return !place.shape.isKnown }
      return values[name] == nil
    }
  }

  // MARK: - Layers

  /// The tensor that a layer gives; `nil` if the layer does not fit its inputs.
  private mutating func applied(
    _ application: ONNXApplication, as node: ONNXNode, output: String
  ) -> ONNXPlace? {
    var layer = application.layer
    guard (try? layer.outputShape(for: application.inputs.map(\.shape))) != nil else { return nil }
    let name = naming.name(of: node, output: output)
    layer.name = name
    let tensor = layer(application.inputs.map(\.tensor))
    guard let shape = tensor.shape else { return nil }
    for (end, constant) in application.weights { weights.add(constant, as: name + end) }
    if name != output { outputNames[name] = output }
    compare(shape, of: output)
    let sizes = application.sizes ?? sizes(of: shape, from: application.inputs.first)
    return ONNXPlace(tensor: tensor, sizes: openSizes.completed(sizes, by: shape))
  }

  /// The sizes of a result: an open batch stays what it was.
  private func sizes(of shape: Shape, from input: ONNXPlace?) -> [Quantity?] {
    guard let input, input.rank == shape.dimensions.count, let batch = input.sizes.first else {
      return []
    }
    return [batch]
  }

  /// A layer that cannot be made, one for each of the node's outputs.
  ///
  /// - Parameter isUnderstood: whether only the shapes before it are unknown.
  private mutating func addOpaque(_ node: ONNXNode, isUnderstood: Bool) {
    var inputs: [ONNXPlace] = []
    var arrays: [(weight: Weight, constant: ONNXConstant)] = []
    for name in node.inputs where !name.isEmpty {
      switch values[name] {
      case .place(let place): inputs.append(place)
      case .constant(let constant):
        guard constant.isLearned, !constant.isInteger, ONNXStatedShapes.isCountable(constant.shape)
        else { continue }
        arrays.append((Weight(name: constant.name, shape: constant.shape), constant))
      case nil: report.addMissing(name)
      }
    }
    for (place, output) in node.outputs.enumerated()
    where !output.isEmpty && (place == 0 || readers[output] != nil || stated[output] != nil) {
      let computed = shapeOfUnknown(node, inputs)
        .flatMap { ONNXStatedShapes.isCountable($0.dimensions.compactMap(\.self)) ? $0 : nil }
      let shape = stated.shape(of: output) ?? computed ?? .unknown
      let name = naming.name(of: node, output: output)
      let own = place == 0 ? arrays.map(\.weight) : []
      var tensor = OpaqueLayer(className: node.className, shape: shape, weights: own, name: name)(
        inputs.map(\.tensor))
      if tensor.shape == nil {
        tensor = OpaqueLayer(className: node.className, name: name)(inputs.map(\.tensor))
      } else if place == 0 {
        for (_, constant) in arrays { weights.add(constant, as: "\(name).\(constant.name)") }
      }
      if place == 0, !isUnderstood {
        report.addUnknown(name, node.className, hasShape: tensor.shape?.isKnown ?? false)
      }
      if name != output { outputNames[name] = output }
      let sizes = stated[output].map { openSizes.quantities(of: $0) } ?? []
      values[output] = .place(
        ONNXPlace(tensor: tensor, sizes: openSizes.completed(sizes, by: tensor.shape ?? .unknown)))
    }
  }

  /// A tensor that goes into a layer; one of the file's becomes a layer of its own.
  ///
  /// - Parameter other: what it meets there, which has the same order of dimensions.
  mutating func operand(_ name: String, beside other: ONNXPlace? = nil) -> ONNXPlace? {
    switch values[name] {
    case .place(let place): return place
    case .constant(let constant):
      if let known = parameters[name] { return known }
      let place = parameter(constant, beside: other)
      parameters[name] = place
      return place
    case nil: return nil
    }
  }

  private mutating func parameter(
    _ constant: ONNXConstant, beside other: ONNXPlace?
  ) -> ONNXPlace? {
    let sizes = constant.shape
    let format = other.flatMap { $0.rank == sizes.count ? $0.shape.dataFormat : nil }
    // Of three sizes, a number for each channel has ones behind it; others are rows of vectors.
    let usual: DataFormat = sizes.count == 3 && sizes.last != 1 ? .channelsLast : .channelsFirst
    let name = naming.unique(constant.name)
    let layer = ParameterTensor(
      shape: Shape(sizes, dataFormat: format ?? usual), trainable: constant.isLearned, name: name)
    let tensor = layer([])
    guard tensor.shape != nil else { return nil }
    weights.add(constant, as: name + ".value")
    return ONNXPlace(tensor: tensor, sizes: sizes.map { Quantity($0) })
  }

  /// Gives a tensor of the file another name.
  mutating func define(_ name: String, as constant: ONNXConstant) {
    values[name] = .constant(constant)
  }

  /// Reports a shape that contradicts what the file states.
  private mutating func compare(_ shape: Shape, of tensor: String) {
    guard let stated = stated.shape(of: tensor) else { return }
    report.differences.compare(shape, with: stated, of: tensor)
  }

}
