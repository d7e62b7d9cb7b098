import ModelDescription

extension Layer {
  /// The layer without the activation that is a part of it; `nil` for one that has no such part.
  var withoutActivation: (any Layer)? {
    guard activationFunction != .linear else { return nil }
    switch self {
    case var layer as Conv2D:
      layer.activation = .linear
      return layer
    case var layer as Conv2DTranspose:
      layer.activation = .linear
      return layer
    case var layer as DepthwiseConv2D:
      layer.activation = .linear
      return layer
    case var layer as SeparableConv2D:
      layer.activation = .linear
      return layer
    case var layer as Dense:
      layer.activation = .linear
      return layer
    default: return nil
    }
  }
}
