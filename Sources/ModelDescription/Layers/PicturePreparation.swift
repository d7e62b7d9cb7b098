/// scale · x + offset, with one number for all channels or one for each.
public struct Rescaling: Layer {
  public static let className = "Rescaling"
  public let identity = LayerIdentity()
  public var name: String?

  /// One number, or one for each channel.
  public let scale: [Double]

  /// One number, or one for each channel.
  public let offset: [Double]

  public init(scale: [Double], offset: [Double] = [0], name: String? = nil) {
    self.scale = scale
    self.offset = offset
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    for numbers in [scale, offset] where numbers.count != 1 {
      guard numbers.count == input.channels else {
        throw LayerProblem("has \(numbers.count) numbers for the channels of its input \(input)")
      }
    }
    return input
  }
}

/// Makes feature maps or pictures of a given size by interpolating.
public struct Resizing: Layer {
  public static let className = "Resizing"
  public let identity = LayerIdentity()
  public var name: String?
  public let target: Target
  public let interpolation: Interpolation
  public let coordinates: Coordinates

  /// How large the result is.
  public enum Target: Hashable, Sendable {
    case size(Extent)

    /// Factors for height and width; the size is rounded down.
    case factors(height: Double, width: Double)
  }

  public enum Interpolation: String, Hashable, Sendable, CaseIterable {
    case nearest, bilinear, bicubic
  }

  /// Which place of the input a place of the output corresponds to, under ONNX's names.
  public enum Coordinates: String, Hashable, Sendable, CaseIterable {
    /// Centres of numbers correspond: Keras, PyTorch's `align_corners=False`.
    case halfPixel = "half_pixel"

    /// The same, but 0 where the output has one row or column only.
    case pyTorchHalfPixel = "pytorch_half_pixel"

    /// The first and last numbers correspond.
    case alignCorners = "align_corners"

    /// The corners before the first numbers correspond.
    case asymmetric
  }

  public init(
    _ target: Target, interpolation: Interpolation = .bilinear,
    coordinates: Coordinates = .halfPixel, name: String? = nil
  ) {
    self.target = target
    self.interpolation = interpolation
    self.coordinates = coordinates
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneFeatureMapInput(inputs)
    func side(_ axis: Axis) throws(LayerProblem) -> Int? {
      switch target {
      case .size(let extent):
        try positive(extent[axis], "sizes")
        return extent[axis]
      case .factors(let height, let width):
        guard let size = input[axis] else { return nil }
        let factor = axis == .height ? height : width
        guard let side = Int(exactly: (Double(size) * factor).rounded(.down)) else {
          throw LayerProblem("wants a factor that makes sense but got \(factor)")
        }
        try positive(side, "sizes")
        return side
      }
    }
    return input.with(
      height: try side(.height), width: try side(.width), channels: input.channels)
  }
}

/// Cuts a given size out of the middle of pictures that are at least as large; others are enlarged.
public struct CenterCrop: Layer {
  public static let className = "CenterCrop"
  public let identity = LayerIdentity()
  public var name: String?
  public let size: Extent

  public init(height: Int, width: Int, name: String? = nil) {
    size = Extent(height: height, width: width)
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneFeatureMapInput(inputs)
    try positive(size.height, "a height")
    try positive(size.width, "a width")
    return input.with(height: size.height, width: size.width, channels: input.channels)
  }
}
