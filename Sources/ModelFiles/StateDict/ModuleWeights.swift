import ModelDescription

/// The tensors that PyTorch keeps for the layers of a model, whose names are its modules'.
struct ModuleWeights {
  /// Names and shapes, in the model's order.
  let shapes: [(name: String, shape: [Int])]

  init(of model: Model) {
    shapes = model.layers.flatMap { layer in
      model.weights(of: layer).map { weight in
        (
          "\(layer.name).\(ModuleWeights.name(of: weight))",
          ModuleWeights.shape(of: weight, in: layer.layer)
        )
      }
    }
  }

  /// The first difference from a file's tensors: what the model wants, then what the file has.
  func problem(
    in tensors: TensorShapes, ignoring unusedPrefixes: [String]
  ) -> StateDictProblem? {
    for (name, shape) in shapes {
      guard let found = tensors[name] else { return .missing(name) }
      if found != shape { return .wrongShape(name, found: found, wanted: shape) }
    }
    let known = Set(shapes.map(\.name))
    let unexpected = tensors.names.first { name in
      !known.contains(name) && !unusedPrefixes.contains(where: name.hasPrefix)
    }
    return unexpected.map { .unexpected($0) }
  }

  private static func name(of weight: Weight) -> String {
    switch weight.name {
    case "kernel", "gamma": "weight"
    case "beta": "bias"
    case "moving_mean": "running_mean"
    case "moving_variance": "running_var"
    default: weight.name
    }
  }

  /// Kernels have their output channels first.
  private static func shape(of weight: Weight, in layer: any Layer) -> [Int] {
    let sizes = weight.shape
    switch (layer, sizes.count) {
    case (is DepthwiseConv2D, 4): return [sizes[2] * sizes[3], 1, sizes[0], sizes[1]]
    case (_, 4): return [sizes[3], sizes[2], sizes[0], sizes[1]]
    case (_, 2): return [sizes[1], sizes[0]]
    default: return sizes
    }
  }
}
