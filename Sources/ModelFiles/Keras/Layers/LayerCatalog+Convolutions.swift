import ModelDescription

extension LayerCatalog {
  /// Layers with kernels.
  static let convolutions: [String: Maker] = [
    "Conv2D": { source throws(KerasProblem) in
      let config = source.config
      return Conv2D(
        filters: try config.positiveInteger("filters"),
        kernelSize: try config.positivePair("kernel_size"),
        strides: try config.positivePair("strides", default: 1), padding: try source.padding(),
        dilationRate: try config.positivePair("dilation_rate", default: 1),
        groups: try config.positiveInteger("groups", default: 1), activation: source.activation(),
        useBias: try config.flag("use_bias", default: true), trainable: source.isTrainable,
        name: source.name)
    },
    "DepthwiseConv2D": { source throws(KerasProblem) in
      let config = source.config
      return DepthwiseConv2D(
        kernelSize: try config.positivePair("kernel_size"),
        strides: try config.positivePair("strides", default: 1), padding: try source.padding(),
        depthMultiplier: try config.positiveInteger("depth_multiplier", default: 1),
        dilationRate: try config.positivePair("dilation_rate", default: 1),
        activation: source.activation(), useBias: try config.flag("use_bias", default: true),
        trainable: source.isTrainable, name: source.name)
    },
    "SeparableConv2D": { source throws(KerasProblem) in
      let config = source.config
      return SeparableConv2D(
        filters: try config.positiveInteger("filters"),
        kernelSize: try config.positivePair("kernel_size"),
        strides: try config.positivePair("strides", default: 1), padding: try source.padding(),
        depthMultiplier: try config.positiveInteger("depth_multiplier", default: 1),
        dilationRate: try config.positivePair("dilation_rate", default: 1),
        activation: source.activation(), useBias: try config.flag("use_bias", default: true),
        trainable: source.isTrainable, name: source.name)
    },
    "Conv2DTranspose": { source throws(KerasProblem) in
      let config = source.config
      return Conv2DTranspose(
        filters: try config.positiveInteger("filters"),
        kernelSize: try config.positivePair("kernel_size"),
        strides: try config.positivePair("strides", default: 1), padding: try source.padding(),
        dilationRate: try config.positivePair("dilation_rate", default: 1),
        outputPadding: try config.optionalPair("output_padding"),
        activation: source.activation(), useBias: try config.flag("use_bias", default: true),
        trainable: source.isTrainable, name: source.name)
    },
    "Dense": { source throws(KerasProblem) in
      Dense(
        units: try source.config.positiveInteger("units"), activation: source.activation(),
        useBias: try source.config.flag("use_bias", default: true),
        trainable: source.isTrainable, name: source.name)
    },
    "Embedding": { source throws(KerasProblem) in
      Embedding(
        inputCount: try source.config.positiveInteger("input_dim"),
        outputSize: try source.config.positiveInteger("output_dim"), trainable: source.isTrainable,
        name: source.name)
    },
    "MultiHeadAttention": { source throws(KerasProblem) in
      let config = source.config
      // Keras can also attend over several dimensions, give several, and leave places out.
      let sizes = try config.optionalIntegers("output_shape")
      guard sizes?.count ?? 1 == 1, source.call.tensors.count == source.inputs.count,
        source.argument(.max, "use_causal_mask")?.boolean != true
      else { return nil }
      return MultiHeadAttention(
        headCount: try config.positiveInteger("num_heads"),
        keySize: try config.positiveInteger("key_dim"),
        valueSize: try config.optionalInteger("value_dim"),
        useBias: try config.flag("use_bias", default: true), outputSize: sizes?.first,
        trainable: source.isTrainable, name: source.name)
    },
  ]
}
