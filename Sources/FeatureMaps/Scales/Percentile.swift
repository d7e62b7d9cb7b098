/// Order statistics without sorting.
///
/// The bits of a float, turned so that they order as the numbers do, are counted by their upper
/// 16 and then, within the one bin that holds the wanted rank, by their lower 16: exact for any
/// distribution in two passes.
enum Percentile {
  /// The value below which `fraction` of the finite values lie; between two of them, in
  /// proportion (type 7 of Hyndman and Fan 1996, as NumPy does by default). `nil` without any.
  static func of(_ values: UnsafeBufferPointer<Float>, fraction: Double) -> Float? {
    var upper = upperBins(values)
    // Infinities and NaN have all exponent bits set; they take the bins at either end.
    for bin in 0..<128 { (upper[bin], upper[65535 - bin]) = (0, 0) }
    let count = upper.reduce(0) { $0 + Int($1) }
    guard count > 0 else { return nil }
    let position = min(max(fraction, 0), 1) * Double(count - 1)
    let part = position - position.rounded(.down)
    let (bin, rest) = binHolding(Int(position), in: upper)
    let lower = lowerBins(of: bin, values)
    let below = number(bin, binHolding(rest, in: lower).bin)
    guard part > 0 else { return below }
    let above: Float
    if rest + 1 < Int(upper[bin]) {
      above = number(bin, binHolding(rest + 1, in: lower).bin)
    } else {
      let next = binHolding(Int(position) + 1, in: upper).bin
      above = number(next, binHolding(0, in: lowerBins(of: next, values)).bin)
    }
    return Float(Double(below) + part * (Double(above) - Double(below)))
  }

  /// How often each upper half occurs. Values of both halves are counted in turn, in bins of their
  /// own: adding to the bin that was added to just before, as of many zeros, would have to wait.
  private static func upperBins(_ values: UnsafeBufferPointer<Float>) -> [UInt32] {
    var first = [UInt32](repeating: 0, count: 65536)
    var second = first
    first.withUnsafeMutableBufferPointer { first in
      second.withUnsafeMutableBufferPointer { second in
        let half = values.count / 2
        for place in 0..<half {
          first[Int(key(values[place]) >> 16)] &+= 1
          second[Int(key(values[half &+ place]) >> 16)] &+= 1
        }
        if values.count % 2 == 1 { first[Int(key(values[2 * half]) >> 16)] &+= 1 }
        for bin in 0..<65536 { first[bin] &+= second[bin] }
      }
    }
    return first
  }

  /// How often each lower half follows one upper half.
  private static func lowerBins(of upper: Int, _ values: UnsafeBufferPointer<Float>) -> [UInt32] {
    var lower = [UInt32](repeating: 0, count: 65536)
    lower.withUnsafeMutableBufferPointer { bins in
      for value in values {
        let bits = key(value)
        if bits >> 16 == UInt32(upper) { bins[Int(bits & 0xFFFF)] &+= 1 }
      }
    }
    return lower
  }

  private static func binHolding(_ rank: Int, in bins: [UInt32]) -> (bin: Int, rest: Int) {
    var rest = rank
    for (bin, count) in bins.enumerated() {
      if rest < Int(count) { return (bin, rest) }
      rest -= Int(count)
    }
    return (bins.count - 1, 0)
  }

  /// Bits that order as the numbers do: negative ones turned over, positive ones above them.
  @inline(__always)
  private static func key(_ value: Float) -> UInt32 {
    let bits = value.bitPattern
    return bits ^ (UInt32(bitPattern: Int32(bitPattern: bits) >> 31) | 0x8000_0000)
  }

  private static func number(_ upper: Int, _ lower: Int) -> Float {
    let key = UInt32(upper) << 16 | UInt32(lower)
    return Float(bitPattern: key & 0x8000_0000 != 0 ? key ^ 0x8000_0000 : ~key)
  }
}
