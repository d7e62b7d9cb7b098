import ModelDescription

/// A tensor of the network while it is built, and what is known of its open sizes.
struct ONNXPlace {
  let tensor: SymbolicTensor

  /// The size along each dimension, which may depend on open ones; `nil` for one of which nothing
  /// is known.
  let sizes: [Quantity?]

  var shape: Shape { tensor.shape ?? .unknown }
  var rank: Int { shape.dimensions.count }

  /// The place of a dimension that counts from the end if it is negative.
  func axis(_ axis: Int) -> Int? {
    guard axis >= -rank, axis < rank else { return nil }
    return axis < 0 ? axis + rank : axis
  }
}

/// What a tensor of the graph is.
enum ONNXValue {
  case place(ONNXPlace)
  case constant(ONNXConstant)
}

/// A layer that a node becomes, and what it is applied to.
struct ONNXApplication {
  var layer: any Layer
  var inputs: [ONNXPlace]

  /// The layer's weights by the ends of their names: `.weight`, `/kernel`.
  var weights: [(end: String, constant: ONNXConstant)] = []

  /// The sizes of the result, where they follow from more than its shape.
  var sizes: [Quantity?]?
}

/// What a node becomes.
enum ONNXConversion {
  case layer(ONNXApplication)

  /// One layer for each output; `nil` for one that is left out.
  case layers([ONNXApplication?])

  /// Nothing: the result is what went in.
  case nothing(ONNXValue)
}
