extension Photograph {
  /// The given rows of the picture, each made narrower or wider.
  func resampledHorizontally(_ weights: ResamplingWeights, rows: Range<Int>) -> Photograph {
    let rowBytes = 3 * weights.taps.count
    let size = rows.count * rowBytes
    // Four bytes are loaded for a pixel, so the last row of all needs one byte more.
    let lastRow = Array(pixels[(3 * width * (height - 1))...]) + [0]
    let resampled = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      pixels.withUnsafeBytes { pixels in
        lastRow.withUnsafeBytes { lastRow in
          for row in stride(from: rows.lowerBound, to: rows.upperBound, by: 4) {
            // Of fewer than four rows at the end, the last is taken several times.
            let places = (0..<4).map { min(row + $0, rows.upperBound - 1) }
            Photograph.resampleFourRows(
              places.map { place in
                place == height - 1
                  ? lastRow : UnsafeRawBufferPointer(rebasing: pixels[(3 * width * place)...])
              },
              with: weights,
              into: places.map { place in
                let start = (place - rows.lowerBound) * rowBytes
                return UnsafeMutableBufferPointer(rebasing: target[start..<start + rowBytes])
              })
          }
        }
      }
      count = size
    }
    return Photograph(width: weights.taps.count, height: rows.count, pixels: resampled)
  }

  /// Four rows at once, since they share the weights: each output pixel is the weighted sum of a
  /// run of input pixels.
  private static func resampleFourRows(
    _ sources: [UnsafeRawBufferPointer], with weights: ResamplingWeights,
    into targets: [UnsafeMutableBufferPointer<UInt8>]
  ) {
    let (first, second, third, fourth) = (sources[0], sources[1], sources[2], sources[3])
    weights.high.withUnsafeBufferPointer { high in
      weights.low.withUnsafeBufferPointer { low in
        for (x, taps) in weights.taps.enumerated() {
          var highSums = SIMD16<Int32>.zero
          var lowSums = SIMD16<Int32>.zero
          var place = 3 &* taps.start
          for index in taps.first..<taps.first &+ taps.count {
            let bytes = SIMD16(
              lowHalf: SIMD8(lowHalf: pixel(first, place), highHalf: pixel(second, place)),
              highHalf: SIMD8(lowHalf: pixel(third, place), highHalf: pixel(fourth, place)))
            let numbers = SIMD16<Int32>(truncatingIfNeeded: bytes)
            highSums &+= numbers &* SIMD16(repeating: Int32(high[index]))
            lowSums &+= numbers &* SIMD16(repeating: Int32(low[index]))
            place &+= 3
          }
          for row in 0..<4 {
            for channel in 0..<3 {
              targets[row][3 &* x &+ channel] = ResamplingWeights.byte(
                high: highSums[4 &* row &+ channel], low: lowSums[4 &* row &+ channel])
            }
          }
        }
      }
    }
  }

  /// Red, green and blue of a pixel, and the byte that follows.
  @inline(__always)
  private static func pixel(_ row: UnsafeRawBufferPointer, _ place: Int) -> SIMD4<UInt8> {
    row.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt8>.self)
  }
}
