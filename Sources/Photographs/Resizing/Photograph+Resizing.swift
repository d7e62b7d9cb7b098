extension Photograph {
  /// The picture in another size, byte for byte as Pillow's `resize` with `BILINEAR`, which
  /// smooths when it shrinks. Requires a size of at least 1 × 1.
  public func resized(width newWidth: Int, height newHeight: Int) -> Photograph {
    resized(width: newWidth, height: newHeight, columns: 0..<newWidth, rows: 0..<newHeight)
  }

  /// A window of the picture in another size; nothing outside the window is computed.
  ///
  /// The two directions are resized one after the other, with bytes between them. Width comes
  /// first, unless the height shrinks by more than twice the pixels that the width does: so does
  /// Pillow since version 13, and the order shows in the last bit.
  func resized(
    width newWidth: Int, height newHeight: Int, columns: Range<Int>, rows: Range<Int>
  ) -> Photograph {
    precondition(newWidth > 0 && newHeight > 0, "a picture of \(newWidth) × \(newHeight) pixels")
    precondition(!columns.isEmpty && !rows.isEmpty)
    precondition((0..<newWidth).contains(columns) && (0..<newHeight).contains(rows))
    let horizontal = ResamplingWeights(inputSize: width, outputSize: newWidth, window: columns)
    let vertical = ResamplingWeights(inputSize: height, outputSize: newHeight, window: rows)
    let heightFirst = newHeight < height && height - newHeight > 2 * (width - newWidth)
    if newHeight == height || (heightFirst && newWidth != width) {
      let lower = newHeight == height ? self : resampledVertically(vertical, firstRow: 0)
      let wanted = newHeight == height ? rows : 0..<rows.count
      return newWidth == width
        ? lower.window(columns: columns, rows: wanted)
        : lower.resampledHorizontally(horizontal, rows: wanted)
    }
    let narrower =
      newWidth == width
      ? window(columns: columns, rows: vertical.inputs)
      : resampledHorizontally(horizontal, rows: vertical.inputs)
    return narrower.resampledVertically(vertical, firstRow: vertical.inputs.lowerBound)
  }

  /// A part of the picture.
  private func window(columns: Range<Int>, rows: Range<Int>) -> Photograph {
    guard columns != 0..<width || rows != 0..<height else { return self }
    var part: [UInt8] = []
    part.reserveCapacity(3 * columns.count * rows.count)
    for row in rows {
      let start = 3 * width * row
      part += pixels[start + 3 * columns.lowerBound..<start + 3 * columns.upperBound]
    }
    return Photograph(width: columns.count, height: rows.count, pixels: part)
  }
}
