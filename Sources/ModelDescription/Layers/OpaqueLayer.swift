/// A layer of a file that is not understood: drawn as itself, never run.
public struct OpaqueLayer: Layer {
  public static let className = "OpaqueLayer"
  public let identity = LayerIdentity()
  public var name: String?

  /// The class that the file states.
  public let className: String

  /// The output's shape where the file states it; `Shape.unknown` elsewhere.
  public let shape: Shape

  /// The arrays that the file holds for it; `nil` where the file does not tell.
  public let weights: [Weight]?
  public let isTrainable: Bool

  public init(
    className: String, shape: Shape = .unknown, weights: [Weight]? = [], trainable: Bool = true,
    name: String? = nil
  ) {
    self.className = className
    self.shape = shape
    self.weights = weights
    self.isTrainable = trainable
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    for size in shape.dimensions {
      if let size { try positive(size, "sizes") }
    }
    return shape
  }

  public func weights(for inputs: [Shape]) -> [Weight] { weights ?? [] }

  /// Unknown where there may be weights to multiply by.
  public func multiplyAccumulates(from inputs: [Shape], to output: Shape) -> Int? {
    weights?.isEmpty == true ? 0 : nil
  }
}
