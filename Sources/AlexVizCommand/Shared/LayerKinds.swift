import AlexViz

extension ModelLayer {
  /// The words that choose all layers of this one's kind, in small letters: what it is for (`conv`,
  /// `pool`, `activation`), its class as Keras names it and shorter (`concatenate`, `concat`), and the
  /// function of an activation (`relu`).
  var kinds: Set<String> {
    let category = LayerCategory(className: className)
    var words: Set = [category.rawValue, className.lowercased()]
    words.formUnion(ModelLayer.otherWords(for: category))
    words.formUnion(ModelLayer.shortWords[className] ?? [])
    if category == .activation, let function = layer.activationFunction {
      words.insert(function.rawValue)
    }
    return words
  }

  /// The function that is a part of the layer, in small letters; `nil` where none is, or the layer is
  /// nothing but its function.
  var innerFunction: String? {
    guard LayerCategory(className: className) != .activation,
      let function = layer.activationFunction, function != .linear
    else { return nil }
    return function.rawValue
  }

  /// What else people call a category.
  private static func otherWords(for category: LayerCategory) -> [String] {
    switch category {
    case .convolution: ["convolution"]
    case .pooling: ["pooling"]
    case .normalization: ["normalization"]
    case .dense: ["linear"]
    default: []
    }
  }

  /// What people write for a class, for short.
  private static let shortWords = [
    "AveragePooling2D": ["avgpool"], "BatchNormalization": ["batchnorm", "bn"],
    "Concatenate": ["concat"], "GlobalAveragePooling2D": ["gap"],
    "LayerNormalization": ["layernorm"], "LocalResponseNormalization": ["lrn"],
    "MaxPooling2D": ["maxpool"], "UpSampling2D": ["upsample"],
  ]
}
