/// Makes feature maps larger by whole factors: by repeating numbers or by interpolating.
///
/// Output height = height · factor; the channels stay. As in Keras; interpolation takes the
/// centres of numbers for their places and repeats the outermost ones.
public struct UpSampling2D: Layer {
  public static let className = "UpSampling2D"
  public let identity = LayerIdentity()
  public var name: String?

  /// The factors for height and width.
  public let size: Extent
  public let interpolation: Interpolation

  /// Where numbers between those of the input come from.
  public enum Interpolation: String, Sendable, CaseIterable {
    /// The nearest number.
    case nearest

    /// The four numbers around, by their distance.
    case bilinear
  }

  public init(
    size: (Int, Int) = (2, 2), interpolation: Interpolation = .nearest, name: String? = nil
  ) {
    self.size = Extent(size)
    self.interpolation = interpolation
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneFeatureMapInput(inputs)
    func enlarged(_ axis: Axis) throws(LayerProblem) -> Int? {
      try positive(size[axis], "a factor")
      return input[axis].map { $0 * size[axis] }
    }
    return input.with(
      height: try enlarged(.height), width: try enlarged(.width), channels: input.channels)
  }
}
