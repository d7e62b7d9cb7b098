import ModelDescription

extension Model {
  /// The model with the layers of nested networks in their places, for `batch` examples at once.
  func readyToRun(batch: Int) throws(ForwardPassError) -> Model {
    let model: Model
    do {
      model = try expanded()
    } catch {
      throw .wrongModel(error)
    }
    for input in model.inputs {
      let (shape, layer) = (model.calls[input].outputShape, model.layers[model.calls[input].layer])
      guard !shape.example.contains(nil) else {
        throw .openShape(layer: layer.name, shape: shape)
      }
      // Where a file fixes the number of examples, all later shapes hold it.
      if let size = shape.dimensions.first ?? nil, size != batch, batch > 1 || shape.isFeatureMaps {
        throw .fixedBatch(input: layer.name, shape: shape, asked: batch)
      }
    }
    return model
  }

  /// The name of a layer once nested networks are in their places: a nested network is known by
  /// its last layer.
  func innerName(of name: String) -> String {
    var (model, prefix, name) = (self, "", name)
    while let nested = model.layer(named: name)?.layer as? NestedModel,
      let output = nested.model.outputs.first
    {
      prefix += name + "/"
      name = nested.model.layers[nested.model.calls[output].layer].name
      model = nested.model
    }
    return prefix + name
  }
}
