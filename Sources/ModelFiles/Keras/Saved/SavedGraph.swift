import ModelDescription

/// The layers of a model and their calls, in one form for functional and sequential models.
struct SavedGraph {
  let layers: [SavedLayer]

  /// The calls of each layer.
  let calls: [[SavedCall]]
  let inputs: [SavedTensor]
  let outputs: [SavedTensor]

  /// Whether the layers are a list, each reading the one before.
  let isSequential: Bool

  /// The shape of what goes into a sequential model, where the file tells.
  let firstShape: [Int?]?

  init(_ model: SavedModel) {
    if let ends = model.ends {
      layers = model.layers
      calls = model.layers.map { layer in
        layer.className == SavedLayer.inputClass && layer.calls.isEmpty
          ? [SavedCall([])] : layer.calls
      }
      isSequential = false
      inputs = ends.inputs
      outputs = ends.outputs
      firstShape = nil
    } else {
      let start = model.layers.first?.className == SavedLayer.inputClass
      layers = start ? model.layers : [SavedGraph.input(of: model)] + model.layers
      calls = SavedGraph.chain(layers)
      isSequential = true
      inputs = layers.prefix(1).map { SavedTensor(layer: $0.name, shape: nil) }
      outputs = layers.suffix(1).map { SavedTensor(layer: $0.name, shape: nil) }
      firstShape = model.inputShape
    }
  }

  /// The layer through which data enter a sequential model, under a name that no other one has.
  private static func input(of model: SavedModel) -> SavedLayer {
    let names = Set(model.layers.map(\.name))
    var name = "input_layer"
    while names.contains(name) { name += "_" }
    return SavedLayer(inputNamed: name)
  }

  /// The calls of layers each of which reads the one before it.
  private static func chain(_ layers: [SavedLayer]) -> [[SavedCall]] {
    layers.indices.map { place in
      guard place > 0 else { return [SavedCall([])] }
      let shape = layers[place].inputShape
      return [SavedCall([SavedTensor(layer: layers[place - 1].name, shape: shape)])]
    }
  }
}
