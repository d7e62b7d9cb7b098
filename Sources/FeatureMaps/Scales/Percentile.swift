/// Order statistics without sorting.
///
/// The bits of a float, turned so that they order as the numbers do, are counted by their upper
/// 16 and then, within the one bin that holds the wanted rank, by their lower 16: exact for any
/// distribution in two passes.
enum Percentile {
  /// The value below which `fraction` of the finite values lie; between two of them, in
  /// proportion (type 7 of Hyndman and Fan 1996, as NumPy does by default). `nil` without any.
  static func of(_ values: UnsafeBufferPointer<Float>, fraction: Double) -> Float? {
    var upper = [UInt32](repeating: 0, count: 65536)
    upper.withUnsafeMutableBufferPointer { bins in
      for value in values { bins[Int(key(value) >> 16)] &+= 1 }
    }
    // Infinities and NaN have all exponent bits set; they take the bins at either end.
    for bin in 0..<65536 where !number(UInt32(bin) << 16).isFinite { upper[bin] = 0 }
    let count = upper.reduce(0) { $0 + Int($1) }
    guard count > 0 else { return nil }
    let position = min(max(fraction, 0), 1) * Double(count - 1)
    let rank = Int(position)
    let below = value(atRank: rank, of: values, upper: upper)
    let part = position - Double(rank)
    guard part > 0 else { return below }
    let above = value(atRank: rank + 1, of: values, upper: upper)
    return Float(Double(below) + part * (Double(above) - Double(below)))
  }

  private static func value(
    atRank rank: Int, of values: UnsafeBufferPointer<Float>, upper: [UInt32]
  ) -> Float {
    let (bin, rest) = binHolding(rank, in: upper)
    var lower = [UInt32](repeating: 0, count: 65536)
    lower.withUnsafeMutableBufferPointer { bins in
      for value in values {
        let bits = key(value)
        if bits >> 16 == UInt32(bin) { bins[Int(bits & 0xFFFF)] &+= 1 }
      }
    }
    return number(UInt32(bin) << 16 | UInt32(binHolding(rest, in: lower).bin))
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

  private static func number(_ key: UInt32) -> Float {
    Float(bitPattern: key & 0x8000_0000 != 0 ? key ^ 0x8000_0000 : ~key)
  }
}
