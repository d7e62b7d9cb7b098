import ModelDescription

/// What a layer is for, which says how figures colour it.
public enum LayerCategory: String, Sendable, CaseIterable {
  case input
  case convolution = "conv"
  case pooling = "pool"
  case normalization = "norm"
  case activation
  case dense = "fc"
  case attention
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
        "RMSNormalization", "Normalization", "LocalResponseNormalization", "Scale", "Bias":
        .normalization
      case "Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "Softmax", "Clip", "HardSigmoid",
        "Sqrt", "Exp", "Log", "Erf", "Abs", "Neg", "Reciprocal", "Square", "Floor", "Ceil", "Round",
        "Sign", "Sin", "Cos":
        .activation
      case "Dense": .dense
      case "MultiHeadAttention", "GroupedQueryAttention", "Attention", "AdditiveAttention":
        .attention
      case "Dropout", "SpatialDropout2D", "GaussianNoise", "GaussianDropout", "AlphaDropout":
        .dropout
      case "Add", "Concatenate", "Multiply", "Subtract", "Average", "Maximum", "Minimum", "Dot",
        "Divide", "Power", "MatMul":
        .join
      case "Flatten", "Reshape", "Permute", "ZeroPadding2D", "Cropping2D", "UpSampling2D",
        "RepeatVector", "Transpose", "Slice", "Split", "GetItem", "Gather", "Tile", "Expand",
        "Resizing", "CenterCrop", "Rescaling", "Pad":
        .shape
      case let name where name.contains("Conv"): .convolution
      case let name where name.contains("Pooling"): .pooling
      default: .other
      }
  }
}
