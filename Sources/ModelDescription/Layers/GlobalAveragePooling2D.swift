/// Takes the average of each whole feature map.
///
/// Batch × height × width × channels becomes batch × channels, or batch × 1 × 1 × channels with
/// `keepDims`.
public struct GlobalAveragePooling2D: Layer {
  public static let className = "GlobalAveragePooling2D"
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
