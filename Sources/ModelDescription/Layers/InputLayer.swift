/// Where data enter a model.
public struct InputLayer: Layer {
  public static let className = "InputLayer"
  public let identity = LayerIdentity()
  public let name: String?

  /// The shape of the data, batch included.
  public let shape: Shape

  init(shape: Shape, name: String?) {
    self.shape = shape
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    for size in shape.example {
      if let size { try positive(size, "sizes") }
    }
    return shape
  }
}

/// A tensor that stands for the model's input.
///
/// - Parameters:
///   - shape: the shape of one example, without the batch: height, width, channels. `nil` leaves
///     a size open.
///   - name: a name; an automatic one if `nil`.
public func Input(shape: [Int?], name: String? = nil) -> SymbolicTensor {
  SymbolicTensor(call: Call(InputLayer(shape: Shape(batchOf: shape), name: name), to: []))
}
