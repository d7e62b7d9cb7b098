/// A convolution of each channel by itself, with `depthMultiplier` kernels a channel.
///
/// Output height as for `Conv2D`; output channels = input channels · depthMultiplier, those of one
/// input channel side by side. Parameters = (kernel height · kernel width + 1) · output channels.
/// It is a `Conv2D` with as many groups as channels. Arguments and weights as in Keras 3; Howard
/// et al. 2017, section 3.1.
public struct DepthwiseConv2D: Layer {
  public static let className = "DepthwiseConv2D"
  public let identity = LayerIdentity()
  public var name: String?
  public let kernelSize: Extent
  public let strides: Extent
  public package(set) var padding: Padding

  /// How many kernels each channel has.
  public let depthMultiplier: Int

  public let dilationRate: Extent
  public package(set) var activation: ActivationFunction
  public let useBias: Bool
  public let isTrainable: Bool

  public init(
    kernelSize: (Int, Int), strides: (Int, Int) = (1, 1), padding: Padding = .valid,
    depthMultiplier: Int = 1, dilationRate: (Int, Int) = (1, 1),
    activation: ActivationFunction = .linear, useBias: Bool = true, trainable: Bool = true,
    name: String? = nil
  ) {
    self.kernelSize = Extent(kernelSize)
    self.strides = Extent(strides)
    self.padding = padding
    self.depthMultiplier = depthMultiplier
    self.dilationRate = Extent(dilationRate)
    self.activation = activation
    self.useBias = useBias
    self.isTrainable = trainable
    self.name = name
  }

  public var activationFunction: ActivationFunction? { activation }

  public var window: Window? { kernel }

  private var kernel: Window {
    Window(size: kernelSize, strides: strides, padding: padding, dilationRate: dilationRate)
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneFeatureMapInput(inputs)
    try positive(depthMultiplier, "a depth multiplier")
    guard let channels = input.channels else {
      throw LayerProblem("wants a known number of input channels but got \(input)")
    }
    return try kernel.outputShape(for: input, channels: channels * depthMultiplier)
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    guard let channels = inputs.first?.channels else { return [] }
    let kernel = Weight(
      name: "kernel", shape: [kernelSize.height, kernelSize.width, channels, depthMultiplier],
      isTrainable: isTrainable)
    let bias = Weight(
      name: "bias", shape: [channels * depthMultiplier], isTrainable: isTrainable)
    return useBias ? [kernel, bias] : [kernel]
  }

  public func multiplyAccumulates(from inputs: [Shape], to output: Shape) -> Int? {
    guard let outputs = output.elementCount else { return nil }
    return kernelSize.height * kernelSize.width * outputs
  }
}
