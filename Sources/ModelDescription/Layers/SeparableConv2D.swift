/// A depthwise convolution followed by a 1 × 1 convolution across the channels, as one layer.
///
/// Output height as for `Conv2D`; output channels = filters. Parameters = kernel height · kernel
/// width · channels · depthMultiplier + (channels · depthMultiplier + 1) · filters. Arguments and
/// weights as in Keras; Chollet 2017.
public struct SeparableConv2D: Layer {
  public static let className = "SeparableConv2D"
  public let identity = LayerIdentity()
  public var name: String?
  public let filters: Int
  public package(set) var activation: ActivationFunction
  public let useBias: Bool
  public let isTrainable: Bool

  /// The first half, which sees each channel by itself.
  private var depthwise: DepthwiseConv2D

  public init(
    filters: Int, kernelSize: (Int, Int), strides: (Int, Int) = (1, 1), padding: Padding = .valid,
    depthMultiplier: Int = 1, dilationRate: (Int, Int) = (1, 1),
    activation: ActivationFunction = .linear, useBias: Bool = true, trainable: Bool = true,
    name: String? = nil
  ) {
    self.filters = filters
    self.activation = activation
    self.useBias = useBias
    self.isTrainable = trainable
    self.name = name
    depthwise = DepthwiseConv2D(
      kernelSize: kernelSize, strides: strides, padding: padding,
      depthMultiplier: depthMultiplier, dilationRate: dilationRate)
  }

  public var kernelSize: Extent { depthwise.kernelSize }
  public var strides: Extent { depthwise.strides }
  public package(set) var padding: Padding {
    get { depthwise.padding }
    set { depthwise.padding = newValue }
  }
  public var depthMultiplier: Int { depthwise.depthMultiplier }
  public var dilationRate: Extent { depthwise.dilationRate }

  public var activationFunction: ActivationFunction? { activation }

  public var window: Window? { depthwise.window }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    try positive(filters, "a number of filters")
    let maps = try depthwise.outputShape(for: inputs)
    return Shape(maps.dimensions.dropLast() + [filters])
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    guard let channels = inputs.first?.channels else { return [] }
    func weight(_ name: String, _ shape: [Int]) -> Weight {
      Weight(name: name, shape: shape, isTrainable: isTrainable)
    }
    return [
      weight(
        "depthwise_kernel", [kernelSize.height, kernelSize.width, channels, depthMultiplier]),
      weight("pointwise_kernel", [1, 1, channels * depthMultiplier, filters]),
    ] + (useBias ? [weight("bias", [filters])] : [])
  }

  public func multiplyAccumulates(from inputs: [Shape], to output: Shape) -> Int? {
    guard let channels = inputs.first?.channels, let outputs = output.elementCount, filters > 0
    else { return nil }
    let between = outputs / filters * channels * depthMultiplier
    return between * (kernelSize.height * kernelSize.width + filters)
  }
}
