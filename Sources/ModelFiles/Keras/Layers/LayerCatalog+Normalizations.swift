import ModelDescription

extension LayerCatalog {
  /// Layers that even numbers out.
  static let normalizations: [String: Maker] = [
    "BatchNormalization": { source throws(KerasProblem) in
      let config = source.config
      // Some versions write the axis in a list.
      let axes = try config.optionalIntegers("axis") ?? [-1]
      guard axes.count == 1 else { return nil }
      return BatchNormalization(
        axis: source.channelAxis(axes[0]), epsilon: try config.number("epsilon", default: 1e-3),
        center: try config.flag("center", default: true),
        scale: try config.flag("scale", default: true), trainable: source.isTrainable,
        name: source.name)
    },
    "LayerNormalization": { source throws(KerasProblem) in
      let config = source.config
      let axes = try config.optionalIntegers("axis") ?? [-1]
      let scale = try config.flag("scale", default: true)
      if try config.flag("rms_scaling", default: false) {
        return RMSNormalization(
          axes: axes, epsilon: try config.number("epsilon", default: 1e-3), scale: scale,
          trainable: source.isTrainable, name: source.name)
      }
      return LayerNormalization(
        axes: axes, epsilon: try config.number("epsilon", default: 1e-3),
        center: try config.flag("center", default: true), scale: scale,
        trainable: source.isTrainable, name: source.name)
    },
    "GroupNormalization": { source throws(KerasProblem) in
      let config = source.config
      return GroupNormalization(
        groups: try config.positiveInteger("groups", default: 32),
        axis: source.channelAxis(try config.integer("axis", default: -1)),
        epsilon: try config.number("epsilon", default: 1e-3),
        center: try config.flag("center", default: true),
        scale: try config.flag("scale", default: true), trainable: source.isTrainable,
        name: source.name)
    },
    "RMSNormalization": { source throws(KerasProblem) in
      RMSNormalization(
        axes: try source.config.optionalIntegers("axis") ?? [-1],
        epsilon: try source.config.number("epsilon", default: 1e-6),
        trainable: source.isTrainable, name: source.name)
    },
    "UnitNormalization": { source throws(KerasProblem) in
      UnitNormalization(
        axes: try source.config.optionalIntegers("axis") ?? [-1], name: source.name)
    },
    "LayerScale": { source throws(KerasProblem) in
      LayerScale(trainable: source.isTrainable, name: source.name)
    },
  ]
}
