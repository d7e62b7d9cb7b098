/// Turns tensors into a checked graph: finds the calls, orders and names the layers.
///
/// The order of layers is that of Keras's functional models: by falling depth, where the depth of
/// a call is its longest way to an output, and within a depth in the order in which a walk from
/// the outputs first meets the layers.
struct ModelBuilder {
  struct Graph {
    var layers: [ModelLayer]
    var calls: [ModelCall]
    var inputs: [Int]
    var outputs: [Int]
  }

  /// The calls, each after those that it depends on.
  private var calls: [Call] = []

  /// The place of each call in `calls`.
  private var places: [ObjectIdentifier: Int] = [:]

  /// The layers in the order in which the walk from the outputs meets them; before them, inputs that
  /// it does not meet.
  private var met: [LayerIdentity: Int] = [:]

  static func build(
    inputs: [SymbolicTensor], outputs: [SymbolicTensor]
  ) throws(ModelError) -> Graph {
    guard !inputs.isEmpty, !outputs.isEmpty else { throw .empty }
    var builder = ModelBuilder()
    for output in outputs { builder.collect(output.call) }
    // Keras puts inputs that no output depends on before the layers that end the network.
    for (place, input) in inputs.enumerated() {
      let identity = input.call.layer.identity
      if builder.met[identity] == nil { builder.met[identity] = place - inputs.count }
      builder.collect(input.call)
    }
    let layers = builder.orderedLayers()
    let names = try LayerNaming.names(for: layers)
    try builder.check(inputs: inputs, names: names)
    return builder.graph(of: layers, names: names, inputs: inputs, outputs: outputs)
  }

  /// Adds a call and all that it depends on; without recursion, since graphs may be deep.
  private mutating func collect(_ root: Call) {
    var stack: [(call: Call, next: Int)] = []
    func isNew(_ call: Call) -> Bool { places[ObjectIdentifier(call)] == nil }
    guard isNew(root) else { return }
    meet(root)
    stack.append((root, 0))
    while let (call, next) = stack.last {
      if next < call.inputs.count {
        stack[stack.count - 1].next += 1
        let input = call.inputs[next].call
        if isNew(input) {
          meet(input)
          stack.append((input, 0))
        }
      } else {
        stack.removeLast()
        if isNew(call) {
          places[ObjectIdentifier(call)] = calls.count
          calls.append(call)
        }
      }
    }
  }

  private mutating func meet(_ call: Call) {
    let identity = call.layer.identity
    if met[identity] == nil { met[identity] = met.count }
  }

  private func place(of tensor: SymbolicTensor) -> Int {
    places[ObjectIdentifier(tensor.call)] ?? 0
  }

  /// The layers by falling depth. A shared layer has the largest depth of its calls.
  private func orderedLayers() -> [any Layer] {
    var callDepths = [Int](repeating: 0, count: calls.count)
    var layerDepths: [LayerIdentity: Int] = [:]
    for index in calls.indices.reversed() {
      let identity = calls[index].layer.identity
      let depth = max(callDepths[index], layerDepths[identity] ?? 0)
      callDepths[index] = depth
      layerDepths[identity] = depth
      for input in calls[index].inputs {
        let source = place(of: input)
        callDepths[source] = max(callDepths[source], depth + 1)
      }
    }
    var layers: [LayerIdentity: any Layer] = [:]
    for call in calls { layers[call.layer.identity] = call.layer }
    return layers.values.sorted { first, second in
      let depths = (layerDepths[first.identity] ?? 0, layerDepths[second.identity] ?? 0)
      if depths.0 != depths.1 { return depths.0 > depths.1 }
      return (met[first.identity] ?? 0) < (met[second.identity] ?? 0)
    }
  }

  /// Reports the first thing that is wrong.
  private func check(
    inputs: [SymbolicTensor], names: [LayerIdentity: LayerNaming.Name]
  ) throws(ModelError) {
    func name(_ call: Call) -> String { names[call.layer.identity]?.text ?? "" }
    let wrong = calls.filter { $0.problem != nil }
    if let first = wrong.min(by: { $0.layer.identity < $1.layer.identity }),
      let problem = first.problem
    {
      throw .layer(name: name(first), className: first.layer.className, problem: problem)
    }
    for input in inputs where !(input.call.layer is InputLayer) {
      throw .inputIsNotAnInput(layer: name(input.call))
    }
    let known = Set(inputs.map { ObjectIdentifier($0.call) })
    for call in calls where call.layer is InputLayer && !known.contains(ObjectIdentifier(call)) {
      throw .missingInput(name(call))
    }
  }

  private func graph(
    of layers: [any Layer], names: [LayerIdentity: LayerNaming.Name], inputs: [SymbolicTensor],
    outputs: [SymbolicTensor]
  ) -> Graph {
    var indices: [LayerIdentity: Int] = [:]
    for (index, layer) in layers.enumerated() { indices[layer.identity] = index }
    var callsOfLayer = [[Int]](repeating: [], count: layers.count)
    var modelCalls: [ModelCall] = []
    for (place, call) in calls.enumerated() {
      let layer = indices[call.layer.identity] ?? 0
      callsOfLayer[layer].append(place)
      modelCalls.append(
        ModelCall(
          layer: layer, inputs: call.inputs.map(self.place(of:)),
          inputShapes: call.inputShapes, outputShape: call.outputShape ?? Shape([])))
    }
    let modelLayers = layers.enumerated().map { index, layer in
      let name = names[layer.identity]
      return ModelLayer(
        index: index, layer: layer, name: name?.text ?? "", automaticOrdinal: name?.ordinal,
        calls: callsOfLayer[index])
    }
    return Graph(
      layers: modelLayers, calls: modelCalls, inputs: inputs.map(place(of:)),
      outputs: outputs.map(place(of:)))
  }
}
