/// Lays the numbers of each example in a row, the channel quickest, whatever the data format of the
/// input: height, width, channel. In PyTorch, ONNX and Caffe the column is quickest: channel,
/// height, width.
public struct Flatten: Layer {
  public static let className = "Flatten"
  public let identity = LayerIdentity()
  public var name: String?

  /// The order of the numbers in the row.
  public let order: DataFormat

  public init(order: DataFormat = .channelsLast, name: String? = nil) {
    self.order = order
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    return Shape([input.dimensions.first ?? nil, input.elementCount])
  }
}
