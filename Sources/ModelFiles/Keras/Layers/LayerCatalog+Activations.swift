import ModelDescription

extension LayerCatalog {
  /// Layers that are a function of each number.
  static let activations: [String: Maker] = [
    "Activation": { source throws(KerasProblem) in
      if source.unknownFunction == "hard_sigmoid" { return HardSigmoid(name: source.name) }
      return Activation(source.activation(), name: source.name)
    },
    "ReLU": { source throws(KerasProblem) in
      ReLU(
        maxValue: try source.config.optionalNumber("max_value"),
        negativeSlope: try source.config.number("negative_slope", default: 0),
        threshold: try source.config.number("threshold", default: 0), name: source.name)
    },
    "LeakyReLU": { source throws(KerasProblem) in
      LeakyReLU(
        negativeSlope: try source.config.optionalNumber("negative_slope", "alpha") ?? 0.3,
        name: source.name)
    },
    "ELU": { source throws(KerasProblem) in
      ELU(alpha: try source.config.number("alpha", default: 1), name: source.name)
    },
    "ThresholdedReLU": { source throws(KerasProblem) in
      // x above theta and 0 elsewhere.
      ReLU(threshold: try source.config.number("theta", default: 1), name: source.name)
    },
    "Softmax": { source throws(KerasProblem) in
      // The layer is told when it is made, an operator when it is called.
      let axis = source.argument(1, "axis")
      guard let axes = axis == nil || axis?.isNull == true ? [-1] : axis?.integers else {
        return nil
      }
      return axes.count == 1 ? Softmax(axis: axes[0], name: source.name) : nil
    },
    "PReLU": { source throws(KerasProblem) in
      PReLU(
        slopes: .sharing(axes: try source.config.optionalIntegers("shared_axes") ?? []),
        trainable: source.isTrainable, name: source.name)
    },
  ]
}
