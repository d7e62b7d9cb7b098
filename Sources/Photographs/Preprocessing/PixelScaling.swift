/// How the bytes of a picture become the numbers that a network was trained on.
///
/// Each number is `(byte / divisor − mean) / deviation`, computed in 32 bits in this order, as
/// NumPy does it.
public struct PixelScaling: Hashable, Sendable {
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
    divisor: Float, mean: SIMD3<Float> = .zero, deviation: SIMD3<Float> = .one,
    channelOrder: ChannelOrder = .rgb
  ) {
    self.divisor = divisor
    self.mean = mean
    self.deviation = deviation
    self.channelOrder = channelOrder
  }

  /// The same for a network that takes grey pictures: one mean and one deviation, those of the
  /// three colours averaged.
  var gray: PixelScaling {
    PixelScaling(
      divisor: divisor, mean: .init(repeating: mean.sum() / 3),
      deviation: .init(repeating: deviation.sum() / 3))
  }

  /// The colour whose numbers are nearest to 0.
  var neutralColor: (red: UInt8, green: UInt8, blue: UInt8) {
    let bytes = (mean * divisor).rounded(.toNearestOrEven)
      .clamped(lowerBound: .zero, upperBound: .init(repeating: 255))
    return (UInt8(bytes.x), UInt8(bytes.y), UInt8(bytes.z))
  }
}
