import Tensors

/// How a photograph is made into the input of a network.
public struct Preprocessing: Hashable, Sendable {
  /// The input size of the network, in pixels.
  public var width: Int
  public var height: Int

  /// How the photograph gets that size.
  public var mode: InputMode

  /// How its bytes become numbers.
  public var scaling: PixelScaling

  /// Whether the network takes one channel, the picture's brightness, instead of three colours.
  public var isGray: Bool

  public init(
    width: Int, height: Int, mode: InputMode = .squash, scaling: PixelScaling, isGray: Bool = false
  ) {
    self.width = width
    self.height = height
    self.mode = mode
    self.scaling = isGray ? scaling.gray : scaling
    self.isGray = isGray
  }

  /// The name under which people know the arithmetic; `nil` where it is another one.
  public var knownMode: PreprocessingMode? {
    PreprocessingMode.allCases.first { (isGray ? $0.scaling.gray : $0.scaling) == scaling }
  }

  /// Resizes a photograph and makes it into numbers. Requires a size of at least 1 × 1.
  public func prepare(_ photograph: Photograph) -> NetworkInput {
    let colored = isGray ? photograph.gray : photograph
    let resized = colored.resized(
      to: mode, width: width, height: height, filling: scaling.neutralColor)
    return NetworkInput(
      photograph: resized, tensor: tensor(of: resized), preprocessing: self)
  }

  private func tensor(of photograph: Photograph) -> Tensor {
    let order = isGray ? [0] : scaling.channelOrder == .rgb ? [0, 1, 2] : [2, 1, 0]
    let tables = order.map { channel in
      (0..<256).map {
        (Float($0) / scaling.divisor - scaling.mean[channel]) / scaling.deviation[channel]
      }
    }
    let pixels = photograph.pixels
    let pixelCount = photograph.width * photograph.height
    let numbers = [Float](unsafeUninitializedCapacity: pixelCount * order.count) {
      numbers, count in
      for pixel in 0..<pixelCount {
        for channel in order.indices {
          numbers[order.count * pixel + channel] =
            tables[channel][Int(pixels[3 * pixel + order[channel]])]
        }
      }
      count = pixelCount * order.count
    }
    return Tensor(
      shape: [photograph.height, photograph.width, order.count], floats: numbers)
  }
}
