import ModelDescription

/// What a layer is for, which says how figures colour it.
public enum LayerCategory: String, Sendable, CaseIterable {
  case input
  case convolution = "conv"
  case pooling = "pool"
  case normalization = "norm"
  case activation
  case dense = "fc"
  case dropout
  case join
  case shape
  case output
  case other

  /// The category of a layer by its class, as Keras names it.
  public init(className: String) {
    self =
      switch className {
      case "InputLayer": .input
      case "BatchNormalization", "LayerNormalization", "GroupNormalization", "UnitNormalization",
        "LocalResponseNormalization":
        .normalization
      case "Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "Softmax": .activation
      case "Dense": .dense
      case "Dropout", "SpatialDropout2D", "GaussianNoise", "GaussianDropout", "AlphaDropout":
        .dropout
      case "Add", "Concatenate", "Multiply", "Subtract", "Average", "Maximum", "Minimum", "Dot":
        .join
      case "Flatten", "Reshape", "Permute", "ZeroPadding2D", "Cropping2D", "UpSampling2D",
        "RepeatVector":
        .shape
      case let name where name.contains("Conv"): .convolution
      case let name where name.contains("Pooling"): .pooling
      default: .other
      }
  }
}
