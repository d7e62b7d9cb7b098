/// Turns values into levels of a colour map.
enum LevelMaking {
  /// One level for each value: 0 at `low` and below, `levels − 1` at `high` and above, in equal
  /// steps between. Not a number and all values of an empty range give `neutral`.
  static func levels(
    of values: UnsafeBufferPointer<Float>, channels: Int, ranges: [ValueRange], levels: Int,
    neutral: Int = 0
  ) -> [UInt8] {
    let top = Float(levels - 1)
    let neutral = Float(neutral)
    // What is not a number makes none of the values of an empty range.
    let lows = ranges.map { $0.isEmpty ? .nan : $0.low }
    let factors = ranges.map {
      $0.isEmpty ? 0 : Float(Double(top) / (Double($0.high) - Double($0.low)))
    }
    return [UInt8](unsafeUninitializedCapacity: values.count) { result, initialized in
      if ranges.count == 1, let low = lows.first, let factor = factors.first {
        for index in 0..<values.count {
          result[index] = level(values[index], low: low, factor: factor, top: top, neutral: neutral)
        }
      } else {
        lows.withUnsafeBufferPointer { lows in
          factors.withUnsafeBufferPointer { factors in
            for start in stride(from: 0, to: values.count, by: channels) {
              for channel in 0..<channels {
                result[start &+ channel] = level(
                  values[start &+ channel], low: lows[channel], factor: factors[channel], top: top,
                  neutral: neutral)
              }
            }
          }
        }
      }
      initialized = values.count
    }
  }

  /// Adding 2²³ leaves the rounded number in the lowest bits: no conversion that could trap,
  /// so loops over this become vector instructions.
  @inline(__always)
  private static func level(
    _ value: Float, low: Float, factor: Float, top: Float, neutral: Float
  ) -> UInt8 {
    let scaled = (value - low) * factor
    let floored = scaled > 0 ? scaled : 0
    let clamped = floored < top ? floored : top
    let known = scaled.isNaN ? neutral : clamped
    return UInt8(truncatingIfNeeded: (known + 0x1p23).bitPattern)
  }
}
