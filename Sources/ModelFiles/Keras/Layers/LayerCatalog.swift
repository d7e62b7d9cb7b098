import ModelDescription

/// How layers are made from what a file says of them, by the name of their class.
///
/// Sources: Keras 3 and Keras 2, `__init__`, `call` and `get_config` of each layer.
enum LayerCatalog {
  /// Makes a layer; `nil` where it is used in a way that is not understood.
  typealias Maker = @Sendable (LayerSource) throws(KerasProblem) -> (any Layer)?

  private static let makers: [String: Maker] =
    [
      convolutions, poolings, normalizations, activations, arrangements, pictureLayers, mergers,
      operators, passThroughs,
    ].reduce(into: [:]) { all, part in
      all.merge(part) { first, _ in first }
    }

  /// The names of the tensors that go in, for layers whose inputs differ in what they mean.
  static let inputNames: [String: [String]] = [
    "MultiHeadAttention": ["query", "value", "key"]
  ]

  /// Whether a class of Keras's has no weights though it is not understood: what pools, pads, crops
  /// or enlarges sequences and volumes.
  static func isWeightless(_ className: String) -> Bool {
    ["Pooling", "ZeroPadding", "Cropping", "UpSampling"].contains { className.contains($0) }
  }

  /// The layer; `nil` where it is not understood.
  static func layer(_ source: LayerSource) throws(KerasProblem) -> (any Layer)? {
    guard source.saved.isKeras, source.fitsDataFormat, let maker = makers[source.className] else {
      return nil
    }
    return try maker(source)
  }
}
