import ModelDescription

/// A network as figures show it: its main layers, each with the small layers that belong to it.
///
/// A normalisation, activation, dropout or flattening that only its source feeds belongs to the
/// layer before it; where the layer before feeds others too, to the layer after it.
package struct FigureGraph: Sendable {
  /// One main layer and what belongs to it.
  package struct Node: Sendable {
    /// The application of the main layer, as an index into `Model.calls`.
    package let call: Int

    package let layer: ModelLayer
    package let category: LayerCategory

    /// The small layers that belong to it, those before it first.
    package fileprivate(set) var attached: [ModelLayer]

    /// What goes in, the channels last.
    package let inputShapes: [Shape]

    /// The shape after the main layer, the channels last; flattening that follows does not change it.
    package let shape: Shape

    /// The nodes that it reads, as indices into `nodes`.
    package fileprivate(set) var inputs: [Int]

    /// The nodes that read it, in their order.
    package fileprivate(set) var consumers: [Int] = []

    /// The function after the layer, its own or that of an attached layer.
    package var activation: ActivationFunction? {
      let own = layer.layer.activationFunction
      if let own, own != .linear { return own }
      return attached.compactMap(\.layer.activationFunction).last { $0 != .linear } ?? own
    }
  }

  package let model: Model

  /// The main layers, each after those that it reads.
  package private(set) var nodes: [Node]

  /// Whether each node but the first reads the one before it and nothing else.
  package var isChain: Bool {
    nodes.enumerated().allSatisfy { $1.inputs == ($0 == 0 ? [] : [$0 - 1]) }
  }

  package init(_ model: Model) {
    self.model = model
    nodes = []
    let hosts = FigureGraph.hosts(in: model)
    let outputs = Set(model.outputs.map { hosts[$0] })
    var places = [Int?](repeating: nil, count: model.calls.count)
    for (index, call) in model.calls.enumerated() where hosts[index] == index {
      let layer = model.layers[call.layer]
      places[index] = nodes.count
      nodes.append(
        Node(
          call: index, layer: layer,
          category: FigureGraph.category(
            of: layer, isOutput: outputs.contains(index)),
          attached: [], inputShapes: model.batchedInputShapes(of: call).map(\.channelsLast),
          shape: model.batchedShape(of: call).channelsLast, inputs: []))
    }
    for (index, call) in model.calls.enumerated() {
      guard let place = places[hosts[index]] else { continue }
      if hosts[index] != index { nodes[place].attached.append(model.layers[call.layer]) }
      for input in call.inputs where hosts[input] != hosts[index] {
        guard let source = places[hosts[input]] else { continue }
        nodes[place].inputs.append(source)
        if nodes[source].consumers.last != place { nodes[source].consumers.append(place) }
      }
    }
  }

  /// The call of the main layer to which each call belongs.
  private static func hosts(in model: Model) -> [Int] {
    var consumers = [[Int]](repeating: [], count: model.calls.count)
    for (index, call) in model.calls.enumerated() {
      for input in call.inputs { consumers[input].append(index) }
    }
    func attachment(_ index: Int) -> Attachment {
      let layer = model.layers[model.calls[index].layer]
      return layer.calls.count == 1 ? Attachment(className: layer.className) : .none
    }
    let outputs = Set(model.outputs)
    var hosts = Array(model.calls.indices)
    for (index, call) in model.calls.enumerated() where attachment(index) == .either {
      guard call.inputs.count == 1, let source = call.inputs.first else { continue }
      let isAlone = consumers[source].count == 1 && !outputs.contains(source)
      let layer = model.layers[model.calls[hosts[source]].layer].layer
      // What follows a concatenation prepares for the next layer, as everywhere in DenseNet.
      if isAlone, !(layer is InputLayer || layer is Concatenate) { hosts[index] = hosts[source] }
    }
    for index in model.calls.indices.reversed()
    where hosts[index] == index && attachment(index) != .none {
      // Behind what has been attached to it.
      var end = index
      while consumers[end].count == 1, let next = consumers[end].first, hosts[next] == index {
        end = next
      }
      guard consumers[end].count == 1, !outputs.contains(end), let target = consumers[end].first
      else { continue }
      hosts[index] = hosts[target]
    }
    // What was attached to a call that itself went forwards goes with it.
    return hosts.map { hosts[$0] }
  }

  /// Where a small layer may belong.
  private enum Attachment {
    case none, forward, either

    init(className: String) {
      switch LayerCategory(className: className) {
      case .normalization, .activation, .dropout: self = .either
      case .shape:
        self =
          switch className {
          case "ZeroPadding2D", "Cropping2D": .forward
          case "Flatten", "Reshape": .either
          default: .none
          }
      default: self = .none
      }
    }
  }

  /// A dense layer whose result, after what belongs to it, is the model's is the output.
  private static func category(of layer: ModelLayer, isOutput: Bool) -> LayerCategory {
    let category = LayerCategory(className: layer.className)
    return category == .dense && isOutput ? .output : category
  }
}
