/// Where data enter a model.
public struct InputLayer: Layer {
  public static let className = "InputLayer"
  public let identity = LayerIdentity()
  public var name: String?

  /// The shape of the data, batch included.
  public let shape: Shape

  /// Whether the layer goes without saying, as in Keras's sequential models, whose tables leave
  /// it out.
  public let isImplied: Bool

  init(shape: Shape, isImplied: Bool, name: String?) {
    self.shape = shape
    self.isImplied = isImplied
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    for size in shape.dimensions {
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
///   - dataFormat: where the channels stand in `shape`.
///   - name: a name; an automatic one if `nil`.
public func Input(
  shape: [Int?], dataFormat: DataFormat = .channelsLast, name: String? = nil
) -> SymbolicTensor {
  Input(wholeShape: Shape(batchOf: shape, dataFormat: dataFormat), name: name)
}

/// A tensor that stands for the model's input, with the batch in its shape, which may be fixed.
///
/// - Parameter isImplied: whether Keras's tables leave it out, as in sequential models.
public func Input(
  wholeShape shape: Shape, isImplied: Bool = false, name: String? = nil
) -> SymbolicTensor {
  SymbolicTensor(call: Call(InputLayer(shape: shape, isImplied: isImplied, name: name), to: []))
}
