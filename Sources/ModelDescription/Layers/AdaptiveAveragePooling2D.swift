/// Averages feature maps down to a given size, whatever size comes in. PyTorch's layer; Keras has
/// none, torchvision's AlexNet has one.
///
/// Output row i is the average of the input rows from ⌊i·in/out⌋ up to ⌈(i+1)·in/out⌉.
public struct AdaptiveAveragePooling2D: Layer {
  public static let className = "AdaptiveAveragePooling2D"
  public let identity = LayerIdentity()
  public var name: String?
  public let outputSize: Extent

  public init(outputSize: (Int, Int), name: String? = nil) {
    self.outputSize = Extent(outputSize)
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneFeatureMapInput(inputs)
    try positive(outputSize.height, "an output height")
    try positive(outputSize.width, "an output width")
    return input.with(
      height: outputSize.height, width: outputSize.width, channels: input.channels)
  }
}
