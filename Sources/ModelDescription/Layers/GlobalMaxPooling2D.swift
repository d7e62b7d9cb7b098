/// Takes the largest number of each whole feature map.
///
/// Batch × height × width × channels becomes batch × channels, or batch × 1 × 1 × channels with
/// `keepDims`.
public struct GlobalMaxPooling2D: Layer {
  public static let className = "GlobalMaxPooling2D"
  public let identity = LayerIdentity()
  public let name: String?
  public let keepDims: Bool

  public init(keepDims: Bool = false, name: String? = nil) {
    self.keepDims = keepDims
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneFeatureMapInput(inputs)
    let batch = input.dimensions[0]
    return Shape(keepDims ? [batch, 1, 1, input.channels] : [batch, input.channels])
  }
}
