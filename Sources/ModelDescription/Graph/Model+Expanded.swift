extension Model {
  /// Whether whole networks are layers of this one.
  public var hasNestedModels: Bool { layers.contains { $0.layer is NestedModel } }

  /// The network with the layers of nested networks in their places, named `outer/inner`.
  ///
  /// A layer that is applied several times stays one layer.
  public func expanded() throws(ModelError) -> Model {
    guard hasNestedModels else { return self }
    let inputs = self.inputs.map { place in
      let layer = layers[calls[place].layer]
      return Input(wholeShape: calls[place].outputShape, name: layer.name)
    }
    var expansion = Expansion()
    let results = try expansion.results(of: self, for: inputs, prefix: "", depth: 0)
    return try Model(
      inputs: inputs, outputs: outputs.map { results[$0] }, name: givenName)
  }
}

/// Applies the layers of networks anew, those of nested ones in their places.
private struct Expansion {
  /// The most networks inside one another.
  private static let maximumDepth = 32

  /// How many more layers may be made: a network that is used twice has its layers twice, and so on
  /// at each level.
  private var left = 100_000

  /// The tensor of each call of a network.
  mutating func results(
    of model: Model, for inputs: [SymbolicTensor], prefix: String, depth: Int
  ) throws(ModelError) -> [SymbolicTensor] {
    var results: [SymbolicTensor] = []
    for (index, call) in model.calls.enumerated() {
      if let place = model.inputs.firstIndex(of: index) {
        results.append(inputs[place])
        continue
      }
      left -= 1
      guard left >= 0 else { throw .tooManyLayers }
      let sources = call.inputs.map { results[$0] }
      var layer = model.layers[call.layer].layer
      let name = prefix + model.layers[call.layer].name
      if let nested = layer as? NestedModel, depth < Expansion.maximumDepth,
        let output = nested.model.outputs.first
      {
        let inner = try self.results(
          of: nested.model, for: sources, prefix: name + "/", depth: depth + 1)
        results.append(inner[output])
      } else {
        layer.name = name
        results.append(layer(sources))
      }
    }
    return results
  }
}
