import TensorFiles

/// The operators that Keras 2 wraps into layers: `x * 2` is a `TFOpLambda` of `math.multiply`.
///
/// Source: TensorFlow's names of its functions.
enum TensorFlowOperator {
  /// Keras 3's name of what such a layer does; `nil` for other layers and unknown functions.
  static func className(of layer: SavedLayer) -> String? {
    switch layer.className {
    case "SlicingOpLambda": "GetItem"
    case "TFOpLambda": layer.config["function"]?.string.flatMap { classNames[$0] }
    default: nil
    }
  }

  private static let classNames = [
    "__operators__.add": "Add", "math.add": "Add", "nn.bias_add": "Add",
    "math.subtract": "Subtract", "__operators__.subtract": "Subtract",
    "math.multiply": "Multiply", "__operators__.multiply": "Multiply",
    "math.divide": "Divide", "math.truediv": "Divide", "__operators__.truediv": "Divide",
    "math.pow": "Power", "math.maximum": "Maximum", "math.minimum": "Minimum",
    "math.greater": "Greater", "math.greater_equal": "GreaterEqual", "math.less": "Less",
    "math.less_equal": "LessEqual", "math.equal": "Equal", "where": "Where",
    "concat": "Concatenate", "reshape": "Reshape", "transpose": "Transpose",
    "expand_dims": "ExpandDims", "squeeze": "Squeeze", "linalg.matmul": "Matmul",
    "clip_by_value": "Clip", "__operators__.getitem": "GetItem",
    "math.reduce_mean": "Mean", "math.reduce_sum": "Sum", "math.reduce_max": "Max",
    "math.reduce_min": "Min", "math.reduce_prod": "Prod",
    "math.sqrt": "Sqrt", "math.exp": "Exp", "math.log": "Log", "math.erf": "Erf",
    "math.abs": "Abs", "math.negative": "Negative", "math.reciprocal": "Reciprocal",
    "math.square": "Square", "math.floor": "Floor", "math.ceil": "Ceil", "math.round": "Round",
    "math.sign": "Sign", "math.sin": "Sin", "math.cos": "Cos",
    "nn.relu": "Relu", "nn.relu6": "Relu6", "math.sigmoid": "Sigmoid", "nn.sigmoid": "Sigmoid",
    "math.tanh": "Tanh", "nn.tanh": "Tanh", "nn.silu": "Silu", "nn.swish": "Silu",
    "nn.softmax": "Softmax", "math.softplus": "Softplus", "nn.softplus": "Softplus",
    "nn.softsign": "Softsign", "nn.selu": "Selu", "nn.elu": "Elu", "nn.gelu": "Gelu",
    "nn.leaky_relu": "LeakyRelu",
  ]
}
