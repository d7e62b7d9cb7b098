extension Photograph {
  /// The picture made lower or higher: each output row is a weighted sum of input rows, of which
  /// `firstRow` is this picture's first one.
  func resampledVertically(_ weights: ResamplingWeights, firstRow: Int) -> Photograph {
    let rowBytes = 3 * width
    let size = weights.taps.count * rowBytes
    let resampled = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      pixels.withUnsafeBytes { source in
        for (y, taps) in weights.taps.enumerated() {
          let rows = UnsafeRawBufferPointer(
            rebasing: source[((taps.start - firstRow) * rowBytes)...])
          let row = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(target)[y * rowBytes..<(y + 1) * rowBytes])
          Photograph.resampleRow(of: rows, with: weights, taps, into: row)
        }
      }
      count = size
    }
    return Photograph(width: width, height: weights.taps.count, pixels: resampled)
  }

  /// One output row, sixteen bytes at a time and the rest one by one.
  private static func resampleRow(
    of rows: UnsafeRawBufferPointer, with weights: ResamplingWeights,
    _ taps: ResamplingWeights.Taps, into target: UnsafeMutableRawBufferPointer
  ) {
    let rowBytes = target.count
    weights.high.withUnsafeBufferPointer { high in
      weights.low.withUnsafeBufferPointer { low in
        let whole = rowBytes - rowBytes % 16
        for column in stride(from: 0, to: whole, by: 16) {
          var highSums = SIMD16<Int32>.zero
          var lowSums = SIMD16<Int32>.zero
          var place = column
          for index in taps.first..<taps.first &+ taps.count {
            let bytes = rows.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
            let numbers = SIMD16<Int32>(truncatingIfNeeded: bytes)
            highSums &+= numbers &* SIMD16(repeating: Int32(high[index]))
            lowSums &+= numbers &* SIMD16(repeating: Int32(low[index]))
            place &+= rowBytes
          }
          for lane in 0..<16 {
            target[column &+ lane] = ResamplingWeights.byte(
              high: highSums[lane], low: lowSums[lane])
          }
        }
        for column in whole..<rowBytes {
          var (highSum, lowSum): (Int32, Int32) = (0, 0)
          for index in 0..<taps.count {
            let byte = Int32(rows[column + index * rowBytes])
            highSum += byte * Int32(high[taps.first + index])
            lowSum += byte * Int32(low[taps.first + index])
          }
          target[column] = ResamplingWeights.byte(high: highSum, low: lowSum)
        }
      }
    }
  }
}
