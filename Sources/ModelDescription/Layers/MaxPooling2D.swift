/// Takes the largest number of each window, channel by channel.
///
/// Output height = ⌊(height + padding − pool) / stride⌋ + 1, or ⌈…⌉ where `ceilMode` is on, as in
/// Caffe; the channels stay. Overlapping windows: Krizhevsky et al. 2012, section 3.4.
public struct MaxPooling2D: Layer {
  public static let className = "MaxPooling2D"
  public let identity = LayerIdentity()
  public var name: String?
  public let poolSize: Extent
  public let strides: Extent
  public package(set) var padding: Padding

  /// Whether a last window that reaches over the edge counts.
  public let ceilMode: Bool

  /// The distance of the numbers of a window; 1 without holes.
  public let dilationRate: Extent

  /// - Parameter strides: how far the window moves; its own size if `nil`.
  public init(
    poolSize: (Int, Int) = (2, 2), strides: (Int, Int)? = nil, padding: Padding = .valid,
    ceilMode: Bool = false, dilationRate: (Int, Int) = (1, 1), name: String? = nil
  ) {
    self.poolSize = Extent(poolSize)
    self.strides = Extent(strides ?? poolSize)
    self.padding = padding
    self.ceilMode = ceilMode
    self.dilationRate = Extent(dilationRate)
    self.name = name
  }

  public var window: Window? { area }

  private var area: Window {
    Window(
      size: poolSize, strides: strides, padding: padding, dilationRate: dilationRate,
      roundsUp: ceilMode)
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneFeatureMapInput(inputs)
    return try area.outputShape(for: input, channels: input.channels)
  }
}
