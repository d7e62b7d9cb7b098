/// A convolution the other way round, which makes maps larger: each number of the input, times a
/// kernel, is added to the output, `strides` apart.
///
/// Output height = (height − 1) · stride + reach + output padding, less the padding, which cuts off;
/// height · stride with `same` padding. Parameters = (kernel height · kernel width · input channels
/// / groups + 1) · filters. Arguments and weights as in Keras, which has the input channels last in
/// the kernel's shape; groups as in PyTorch.
public struct Conv2DTranspose: Layer {
  public static let className = "Conv2DTranspose"
  public let identity = LayerIdentity()
  public var name: String?
  public let filters: Int
  public let kernelSize: Extent
  public let strides: Extent
  public let padding: Padding
  public let dilationRate: Extent

  /// Rows and columns more at the output's end; `nil` for Keras's choice: as many as strides larger
  /// than the kernel need.
  public let outputPadding: Extent?

  /// Into how many parts the channels are split, each with kernels of its own.
  public let groups: Int

  public package(set) var activation: ActivationFunction
  public let useBias: Bool
  public let isTrainable: Bool

  /// - Parameter padding: what is cut off the output: nothing (`valid`), what reaches beyond
  ///   height · stride (`same`), or given rows and columns, as in PyTorch.
  public init(
    filters: Int, kernelSize: (Int, Int), strides: (Int, Int) = (1, 1), padding: Padding = .valid,
    dilationRate: (Int, Int) = (1, 1), outputPadding: (Int, Int)? = nil, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true, trainable: Bool = true,
    name: String? = nil
  ) {
    self.filters = filters
    self.kernelSize = Extent(kernelSize)
    self.strides = Extent(strides)
    self.padding = padding
    self.dilationRate = Extent(dilationRate)
    self.outputPadding = outputPadding.map { Extent($0) }
    self.groups = groups
    self.activation = activation
    self.useBias = useBias
    self.isTrainable = trainable
    self.name = name
  }

  public var activationFunction: ActivationFunction? { activation }

  public var window: Window? { kernel }

  private var kernel: Window {
    Window(
      size: kernelSize, strides: strides, padding: padding, dilationRate: dilationRate,
      isTransposed: true, outputPadding: outputPadding)
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
    let output = try kernel.outputShape(for: input, channels: filters)
    // Much of what is multiplied may be cut off, so the output does not bound it.
    let sizes = [kernelSize.height, kernelSize.width, filters] + input.example.map { $0 ?? 1 }
    guard sizes.reduce(1, { $0 * Double($1) }) <= 0x1p56 else {
      throw LayerProblem("would take more multiplications than can be counted")
    }
    return output
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    guard let channels = inputs.first?.channels else { return [] }
    let kernel = Weight(
      name: "kernel", shape: [kernelSize.height, kernelSize.width, filters / groups, channels],
      isTrainable: isTrainable)
    let bias = Weight(name: "bias", shape: [filters], isTrainable: isTrainable)
    return useBias ? [kernel, bias] : [kernel]
  }

  /// Each number of the input multiplies all weights of its channel; products that are cut off
  /// count too.
  public func multiplyAccumulates(from inputs: [Shape], to output: Shape) -> Int? {
    guard let count = inputs.first?.elementCount else { return nil }
    return kernelSize.height * kernelSize.width * (filters / groups) * count
  }
}
