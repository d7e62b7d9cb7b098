/// A convolution: each output channel is a kernel slid over the input's channels, plus a bias.
///
/// Output height = ⌊(height + padding − reach) / stride⌋ + 1, with reach = dilation·(kernel − 1)
/// + 1; output channels = filters. Parameters = (kernel height · kernel width · input channels /
/// groups + 1) · filters. Krizhevsky et al. 2012, section 3.5; arguments as in Keras.
public struct Conv2D: Layer {
  public static let className = "Conv2D"
  public let identity = LayerIdentity()
  public var name: String?
  public let filters: Int
  public let kernelSize: Extent
  public let strides: Extent
  public package(set) var padding: Padding
  public let dilationRate: Extent

  /// Into how many parts the channels are split, each with kernels of its own (2012: two GPUs).
  public let groups: Int

  public package(set) var activation: ActivationFunction
  public let useBias: Bool
  public let isTrainable: Bool

  public init(
    filters: Int, kernelSize: (Int, Int), strides: (Int, Int) = (1, 1), padding: Padding = .valid,
    dilationRate: (Int, Int) = (1, 1), groups: Int = 1, activation: ActivationFunction = .linear,
    useBias: Bool = true, trainable: Bool = true, name: String? = nil
  ) {
    self.filters = filters
    self.kernelSize = Extent(kernelSize)
    self.strides = Extent(strides)
    self.padding = padding
    self.dilationRate = Extent(dilationRate)
    self.groups = groups
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
    try positive(filters, "a number of filters")
    try positive(groups, "a number of groups")
    guard let channels = input.channels else {
      throw LayerProblem("wants a known number of input channels but got \(input)")
    }
    guard channels % groups == 0, filters % groups == 0 else {
      throw LayerProblem(
        "splits channels into \(groups) groups, which divides its \(channels) input channels and "
          + "\(filters) filters unevenly")
    }
    return try kernel.outputShape(for: input, channels: filters)
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    guard let channels = inputs.first?.channels else { return [] }
    let kernel = Weight(
      name: "kernel", shape: [kernelSize.height, kernelSize.width, channels / groups, filters],
      isTrainable: isTrainable)
    let bias = Weight(name: "bias", shape: [filters], isTrainable: isTrainable)
    return useBias ? [kernel, bias] : [kernel]
  }

  public func multiplyAccumulates(from inputs: [Shape], to output: Shape) -> Int? {
    guard let channels = inputs.first?.channels, let outputs = output.elementCount else {
      return nil
    }
    return kernelSize.height * kernelSize.width * (channels / groups) * outputs
  }
}
