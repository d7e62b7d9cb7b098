extension Photograph {
  /// The picture in another size, byte for byte as Pillow's `resize` with `BILINEAR`, which
  /// smooths when it shrinks. Requires a size of at least 1 × 1.
  public func resized(width newWidth: Int, height newHeight: Int) -> Photograph {
    resized(
      width: newWidth, height: newHeight, columns: 0..<newWidth, rows: 0..<newHeight)
  }

  /// A window of the picture in another size; nothing outside the window is computed.
  func resized(
    width newWidth: Int, height newHeight: Int, columns: Range<Int>, rows: Range<Int>
  ) -> Photograph {
    precondition(newWidth > 0 && newHeight > 0, "a picture of \(newWidth) × \(newHeight) pixels")
    precondition((0..<newWidth).contains(columns) && (0..<newHeight).contains(rows))
    let vertical = ResamplingWeights(inputSize: height, outputSize: newHeight, window: rows)
    var narrowed: [UInt8]
    if newWidth == width, columns == 0..<width {
      narrowed = pixels
      if vertical.inputs != 0..<height {
        narrowed = Array(
          pixels[3 * width * vertical.inputs.lowerBound..<3 * width * vertical.inputs.upperBound])
      }
    } else {
      let horizontal = ResamplingWeights(inputSize: width, outputSize: newWidth, window: columns)
      narrowed = resampledRows(vertical.inputs, with: horizontal)
    }
    if newHeight != height || rows != 0..<height {
      narrowed = Photograph.resampledColumns(
        of: narrowed, rowBytes: 3 * columns.count, firstRow: vertical.inputs.lowerBound,
        with: vertical)
    }
    return Photograph(width: columns.count, height: rows.count, pixels: narrowed)
  }

  /// The given rows of the picture, each made narrower or wider.
  private func resampledRows(_ rows: Range<Int>, with weights: ResamplingWeights) -> [UInt8] {
    let rowBytes = 3 * weights.taps.count
    let size = rows.count * rowBytes
    // Four bytes are loaded for a pixel, so the last row of all needs one byte more.
    let lastRow = Array(pixels[(3 * width * (height - 1))...]) + [0]
    return [UInt8](unsafeUninitializedCapacity: size) { target, count in
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
                high: highSums[4 * row + channel], low: lowSums[4 * row + channel])
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

  /// Makes lower or higher what was made narrower: each output row is a weighted sum of rows.
  private static func resampledColumns(
    of rows: [UInt8], rowBytes: Int, firstRow: Int, with weights: ResamplingWeights
  ) -> [UInt8] {
    let size = weights.taps.count * rowBytes
    var highSums = [Int32](repeating: 0, count: rowBytes)
    var lowSums = highSums
    return [UInt8](unsafeUninitializedCapacity: size) { target, count in
      rows.withUnsafeBufferPointer { rows in
        for (y, taps) in weights.taps.enumerated() {
          for column in 0..<rowBytes {
            highSums[column] = 0
            lowSums[column] = 0
          }
          for index in 0..<taps.count {
            let start = (taps.start + index - firstRow) * rowBytes
            let high = Int32(weights.high[taps.first + index])
            let low = Int32(weights.low[taps.first + index])
            for column in 0..<rowBytes {
              let byte = Int32(rows[start &+ column])
              highSums[column] &+= byte &* high
              lowSums[column] &+= byte &* low
            }
          }
          for column in 0..<rowBytes {
            target[y * rowBytes + column] = ResamplingWeights.byte(
              high: highSums[column], low: lowSums[column])
          }
        }
      }
      count = size
    }
  }
}
