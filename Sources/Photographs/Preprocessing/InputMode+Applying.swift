extension Photograph {
  /// The picture in a network's input size; `filling` is the colour of what `fit` leaves free.
  /// Requires a size of at least 1 × 1.
  public func resized(
    to mode: InputMode, width newWidth: Int, height newHeight: Int,
    filling: (red: UInt8, green: UInt8, blue: UInt8) = (124, 116, 104)
  ) -> Photograph {
    switch mode {
    case .squash: resized(width: newWidth, height: newHeight)
    case .crop: cropped(width: newWidth, height: newHeight)
    case .fit:
      fitted(
        width: newWidth, height: newHeight, filling: [filling.red, filling.green, filling.blue])
    }
  }

  /// The short side becomes `InputMode.shortSide`, the long one `⌊short · long / short⌋`; the cut
  /// starts at `(size − cut) / 2`, halves rounded to even. Source: torchvision, `Resize` and
  /// `CenterCrop`.
  private func cropped(width cutWidth: Int, height cutHeight: Int) -> Photograph {
    let (minimumWidth, minimumHeight) =
      (InputMode.shortSide(for: cutWidth), InputMode.shortSide(for: cutHeight))
    let isWide = width * minimumHeight >= height * minimumWidth
    let newWidth = isWide ? max(minimumHeight * width / height, cutWidth) : minimumWidth
    let newHeight = isWide ? minimumHeight : max(minimumWidth * height / width, cutHeight)
    let left = Photograph.halfToEven(newWidth - cutWidth)
    let top = Photograph.halfToEven(newHeight - cutHeight)
    return resized(
      width: newWidth, height: newHeight,
      columns: left..<left + cutWidth, rows: top..<top + cutHeight)
  }

  private func fitted(
    width frameWidth: Int, height frameHeight: Int, filling: [UInt8]
  ) -> Photograph {
    let isWide = width * frameHeight >= height * frameWidth
    let newWidth =
      isWide ? frameWidth : Photograph.nearest(width * frameHeight, over: height)
    let newHeight =
      isWide ? Photograph.nearest(height * frameWidth, over: width) : frameHeight
    let inside = resized(width: newWidth, height: newHeight)
    guard newWidth != frameWidth || newHeight != frameHeight else { return inside }
    return Photograph(width: frameWidth, height: frameHeight, color: filling)
      .pasting(inside, x: (frameWidth - newWidth) / 2, y: (frameHeight - newHeight) / 2)
  }

  /// Half of a number from 0 up; a half left over goes to the even neighbour, as in Python.
  private static func halfToEven(_ number: Int) -> Int {
    Int((Double(number) / 2).rounded(.toNearestOrEven))
  }

  /// A quotient rounded to nearest, at least 1.
  private static func nearest(_ number: Int, over divisor: Int) -> Int {
    max((2 * number + divisor) / (2 * divisor), 1)
  }
}
