import ModelDescription

extension LayerCatalog {
  /// Layers that make feature maps smaller without weights.
  static let poolings: [String: Maker] = [
    "MaxPooling2D": { source throws(KerasProblem) in
      MaxPooling2D(
        poolSize: try source.config.positivePair("pool_size", default: 2),
        strides: try source.config.optionalPositivePair("strides"), padding: try source.padding(),
        name: source.name)
    },
    "AveragePooling2D": { source throws(KerasProblem) in
      AveragePooling2D(
        poolSize: try source.config.positivePair("pool_size", default: 2),
        strides: try source.config.optionalPositivePair("strides"), padding: try source.padding(),
        name: source.name)
    },
    "GlobalMaxPooling2D": { source throws(KerasProblem) in
      GlobalMaxPooling2D(
        keepDims: try source.config.flag("keepdims", default: false), name: source.name)
    },
    "GlobalAveragePooling2D": { source throws(KerasProblem) in
      GlobalAveragePooling2D(
        keepDims: try source.config.flag("keepdims", default: false), name: source.name)
    },
    "GlobalMaxPooling1D": globalPooling(.maximum),
    "GlobalAveragePooling1D": globalPooling(.mean),
    "AdaptiveAveragePooling2D": { source throws(KerasProblem) in
      AdaptiveAveragePooling2D(
        outputSize: try source.config.positivePair("output_size"), name: source.name)
    },
  ]

  /// One number of all places of a sequence, for each channel.
  private static func globalPooling(_ operation: Reduce.Operation) -> Maker {
    { source throws(KerasProblem) in
      guard let input = source.input, input.dimensions.count == 3 else { return nil }
      let isFirst = try source.config.optionalText("data_format") == "channels_first"
      return Reduce(
        operation, axes: [isFirst ? 2 : 1],
        keepDims: try source.config.flag("keepdims", default: false),
        className: source.className, name: source.name)
    }
  }
}
