/// A convolution the other way round, which makes maps larger: each number of the input, times a
/// kernel, is added to the output, `strides` apart.
///
/// Output height = height · stride + max(kernel − stride, 0) without padding and height · stride
/// with `same` padding, which cuts the rest off. Parameters = (kernel height · kernel width ·
/// input channels + 1) · filters. Arguments and weights as in Keras, which has the input channels
/// last in the kernel's shape.
public struct Conv2DTranspose: Layer {
  public static let className = "Conv2DTranspose"
  public let identity = LayerIdentity()
  public let name: String?
  public let filters: Int
  public let kernelSize: Extent
  public let strides: Extent
  public let padding: Padding
  public let activation: ActivationFunction
  public let useBias: Bool
  public let isTrainable: Bool

  /// - Parameter padding: what is cut off the output: nothing (`valid`), what reaches beyond
  ///   height · stride (`same`), or given rows and columns, as in PyTorch.
  public init(
    filters: Int, kernelSize: (Int, Int), strides: (Int, Int) = (1, 1), padding: Padding = .valid,
    activation: ActivationFunction = .linear, useBias: Bool = true, trainable: Bool = true,
    name: String? = nil
  ) {
    self.filters = filters
    self.kernelSize = Extent(kernelSize)
    self.strides = Extent(strides)
    self.padding = padding
    self.activation = activation
    self.useBias = useBias
    self.isTrainable = trainable
    self.name = name
  }

  public var activationFunction: ActivationFunction? { activation }

  public var window: Window? { kernel }

  private var kernel: Window {
    Window(size: kernelSize, strides: strides, padding: padding, isTransposed: true)
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneFeatureMapInput(inputs)
    try positive(filters, "a number of filters")
    guard input.channels != nil else {
      throw LayerProblem("wants a known number of input channels but got \(input)")
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
      name: "kernel", shape: [kernelSize.height, kernelSize.width, filters, channels],
      isTrainable: isTrainable)
    let bias = Weight(name: "bias", shape: [filters], isTrainable: isTrainable)
    return useBias ? [kernel, bias] : [kernel]
  }

  /// Each number of the input multiplies all weights of its channel; products that are cut off
  /// count too.
  public func multiplyAccumulates(from inputs: [Shape], to output: Shape) -> Int? {
    guard let count = inputs.first?.elementCount else { return nil }
    return kernelSize.height * kernelSize.width * filters * count
  }
}
