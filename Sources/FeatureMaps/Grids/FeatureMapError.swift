/// Why a tensor cannot be drawn as feature maps.
public enum FeatureMapError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Not height × width × channels, and not channels alone; or a size of 0.
  case notFeatureMaps(layer: String, shape: [Int])

  public var description: String {
    switch self {
    case .notFeatureMaps(let layer, let shape):
      "the output of \(layer) has the shape \(shape); "
        + "feature maps are height × width × channels, each at least 1"
    }
  }
}
