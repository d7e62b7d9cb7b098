import Tensors

/// How a photograph is made into the numbers that a network was trained on.
///
/// Each number is `(byte / divisor − mean) / deviation`, computed in 32 bits in this order, as
/// NumPy does it.
public struct Preprocessing: Hashable, Sendable {
  /// The input size of the network, in pixels.
  public var width: Int
  public var height: Int

  /// How the photograph gets that size.
  public var mode: InputMode

  /// What a byte is divided by first: 255, or 1 to stay at 0 … 255.
  public var divisor: Float

  /// Subtracted from red, green and blue after the division.
  public var mean: SIMD3<Float>

  /// What red, green and blue are divided by at last.
  public var deviation: SIMD3<Float>

  /// The order in which the network takes the colours; `mean` and `deviation` stay in the order
  /// red, green, blue.
  public var channelOrder: ChannelOrder

  public init(
    width: Int, height: Int, mode: InputMode = .squash, divisor: Float = 255,
    mean: SIMD3<Float>, deviation: SIMD3<Float>, channelOrder: ChannelOrder = .rgb
  ) {
    self.width = width
    self.height = height
    self.mode = mode
    self.divisor = divisor
    self.mean = mean
    self.deviation = deviation
    self.channelOrder = channelOrder
  }

  /// The mean and the deviation of ImageNet's pictures, as torchvision's networks want them.
  public static func imageNet(
    width: Int, height: Int, mode: InputMode = .squash
  ) -> Preprocessing {
    Preprocessing(
      width: width, height: height, mode: mode,
      mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225])
  }

  /// Blue, green, red from 0 to 255 less their mean, as Caffe's networks want them.
  public static func caffe(width: Int, height: Int, mode: InputMode = .squash) -> Preprocessing {
    Preprocessing(
      width: width, height: height, mode: mode, divisor: 1,
      mean: [123, 117, 104], deviation: [1, 1, 1], channelOrder: .bgr)
  }

  /// Resizes a photograph and makes it into numbers. Requires a size of at least 1 × 1.
  public func prepare(_ photograph: Photograph) -> NetworkInput {
    let resized = photograph.resized(
      to: mode, width: width, height: height, filling: meanColor)
    return NetworkInput(photograph: resized, tensor: tensor(of: resized))
  }

  /// The colour whose numbers are nearest to 0.
  private var meanColor: (red: UInt8, green: UInt8, blue: UInt8) {
    let bytes = (mean * divisor).rounded(.toNearestOrEven)
      .clamped(lowerBound: .zero, upperBound: .init(repeating: 255))
    return (UInt8(bytes.x), UInt8(bytes.y), UInt8(bytes.z))
  }

  private func tensor(of photograph: Photograph) -> Tensor {
    let order = channelOrder == .rgb ? [0, 1, 2] : [2, 1, 0]
    let tables = order.map { channel in
      (0..<256).map { (Float($0) / divisor - mean[channel]) / deviation[channel] }
    }
    let pixels = photograph.pixels
    let numbers = [Float](unsafeUninitializedCapacity: pixels.count) { numbers, count in
      for pixel in stride(from: 0, to: pixels.count, by: 3) {
        for channel in 0..<3 {
          numbers[pixel + channel] = tables[channel][Int(pixels[pixel + order[channel]])]
        }
      }
      count = pixels.count
    }
    return Tensor(shape: [photograph.height, photograph.width, 3], floats: numbers)
  }
}
