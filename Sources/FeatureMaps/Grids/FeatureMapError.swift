/// Why a tensor cannot be drawn as feature maps.
public enum FeatureMapError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Not height × width × channels, and not channels alone; or a size of 0.
  case notFeatureMaps(layer: String, shape: [Int])

  /// What a layer gave for two pictures is of different sizes.
  case differentShapes(layer: String, first: [Int], second: [Int])

  public var description: String {
    switch self {
    case .notFeatureMaps(let layer, let shape):
      "the output of \(layer) has the shape \(shape); "
        + "feature maps are height × width × channels, each at least 1"
    case .differentShapes(let layer, let first, let second):
      "\(layer) gave \(first) for one picture and \(second) for the other; only maps of one size can "
        + "be compared"
    }
  }
}
