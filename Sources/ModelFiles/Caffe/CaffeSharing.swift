import ModelDescription

/// Layers that hold the same parameters, since they give them the same names: `param { name: "w" }`.
///
/// Where all parameters of a layer are those of one before, which else is the same, that one is
/// applied again. Source: Caffe, `Net::AppendParam`.
struct CaffeSharing {
  /// The first layer with some parameters.
  private struct Owner {
    let name: String
    let tensor: SymbolicTensor
  }

  private var owners: [[String]: Owner] = [:]

  /// What a layer gives, and the name of the layer in the model that gives it.
  mutating func result(
    _ tensor: SymbolicTensor, of layer: CaffeLayer
  ) throws(CaffeProblem) -> (SymbolicTensor, layer: String) {
    let weights = tensor.weights
    let names = try layer.parameterNames()
    // Those behind the weights do not count; one without a name is the layer's own.
    guard !weights.isEmpty, names.count >= weights.count,
      names.prefix(weights.count).allSatisfy({ !$0.isEmpty })
    else { return (tensor, layer.name) }
    let key = [layer.type] + names.prefix(weights.count)
    guard let owner = owners[key] else {
      owners[key] = Owner(name: layer.name, tensor: tensor)
      return (tensor, layer.name)
    }
    guard owner.tensor.weights == weights, owner.tensor.layer.window == tensor.layer.window else {
      return (tensor, layer.name)
    }
    return (tensor.given(by: owner.tensor.layer), owner.name)
  }
}
