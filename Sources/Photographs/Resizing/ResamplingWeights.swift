/// What each pixel of a resized line is made of: the bilinear filter with antialiasing, in fixed
/// point, exactly as Pillow has it.
///
/// The filter is a triangle that is as wide as the shrinking asks for: with
/// `scale = inputSize / outputSize` and `support = max(scale, 1)`, the pixel `x` is centred at
/// `(x + ½) · scale` and takes the input pixels nearer than `support`, weighted by
/// `1 − distance / support` and divided by their sum. Source: Pillow, `Resample.c`.
struct ResamplingWeights {
  /// The pixels that one output pixel is made of.
  struct Taps {
    /// The first input pixel.
    let start: Int
    /// The number of input pixels.
    let count: Int
    /// The place of the first one's weight in `high` and `low`; the others follow.
    let first: Int
  }

  /// The bits behind the point: a weight of one is 2²².
  private static let precision = 22

  /// The bits of a weight that `low` holds.
  private static let lowBits = 11

  /// The taps of each output pixel.
  private(set) var taps: [Taps] = []

  /// The weights without their low bits. Halves of 11 bits keep every product within 16 by 16
  /// bits, for which all processors have quick vector instructions.
  private(set) var high: [Int16] = []

  /// The low bits of the weights.
  private(set) var low: [Int16] = []

  /// The input pixels that the output needs, from the first to behind the last.
  var inputs: Range<Int> {
    let ends = taps.map { $0.start + $0.count }
    return (taps.first?.start ?? 0)..<(ends.max() ?? 0)
  }

  /// The weights for the output pixels of `window`. All sizes are positive.
  init(inputSize: Int, outputSize: Int, window: Range<Int>) {
    let scale = Double(inputSize) / Double(outputSize)
    let support = max(scale, 1)
    let inverse = 1 / support
    for x in window {
      let center = (Double(x) + 0.5) * scale
      let start = max(Int(center - support + 0.5), 0)
      let end = min(Int(center + support + 0.5), inputSize)
      var weights: [Double] = []
      var sum = 0.0
      for input in start..<end {
        let distance = (Double(input) - center + 0.5) * inverse
        let weight = max(1 - abs(distance), 0)
        weights.append(weight)
        sum += weight
      }
      taps.append(Taps(start: start, count: weights.count, first: high.count))
      for weight in weights {
        let normalized = sum == 0 ? weight : weight / sum
        let fixed = Int32(0.5 + normalized * Double(1 << ResamplingWeights.precision))
        high.append(Int16(fixed >> ResamplingWeights.lowBits))
        low.append(Int16(fixed & (1 << ResamplingWeights.lowBits - 1)))
      }
    }
  }

  /// The byte that the sums of the products with the high and the low weights mean.
  @inline(__always)
  static func byte(high: Int32, low: Int32) -> UInt8 {
    let sum = high << Int32(lowBits) &+ low &+ (1 << Int32(precision - 1))
    return UInt8(clamping: sum >> Int32(precision))
  }
}
