/// Takes the largest number of each whole feature map.
///
/// Batch × height × width × channels becomes batch × channels, or batch × 1 × 1 × channels with
/// `keepDims`.
public struct GlobalMaxPooling2D: Layer {
  public static let className = "GlobalMaxPooling2D"
  public let identity = LayerIdentity()
  public var name: String?
  public let keepDims: Bool

  public init(keepDims: Bool = false, name: String? = nil) {
    self.keepDims = keepDims
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneFeatureMapInput(inputs)
    return keepDims
      ? input.with(height: 1, width: 1, channels: input.channels)
      : Shape([input.dimensions[0], input.channels])
  }
}
