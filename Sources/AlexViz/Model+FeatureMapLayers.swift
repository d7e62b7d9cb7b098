import ModelDescription

extension Model {
  /// The layers whose outputs people look at: convolutions and pools, in order.
  public var featureMapLayers: [String] {
    layers.filter {
      $0.layer.isConvolution || $0.layer is MaxPooling2D || $0.layer is AveragePooling2D
    }.map(\.name)
  }
}
