extension Photograph {
  /// The picture turned upright, as Pillow's `ImageOps.exif_transpose` does it.
  func oriented(_ orientation: ExifOrientation) -> Photograph {
    guard orientation != .upright else { return self }
    let (newWidth, newHeight) = orientation.swapsSides ? (height, width) : (width, height)
    // The source of the pixel (x, y) is `origin + x · stepX + y · stepY`, counted in pixels.
    let (right, down) = (1, width)
    let (lastX, lastY) = (width - 1, (height - 1) * width)
    let (origin, stepX, stepY) =
      switch orientation {
      case .upright: (0, right, down)
      case .mirroredHorizontally: (lastX, -right, down)
      case .rotated180: (lastX + lastY, -right, -down)
      case .mirroredVertically: (lastY, right, -down)
      case .transposed: (0, down, right)
      case .rotatedClockwise: (lastY, -down, right)
      case .transversed: (lastX + lastY, -down, -right)
      case .rotatedCounterclockwise: (lastX, down, -right)
      }
    let size = pixels.count
    let turned = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      pixels.withUnsafeBufferPointer { source in
        // Blocks that fit the cache, since the source is read across its rows.
        let block = 64
        for top in stride(from: 0, to: newHeight, by: block) {
          for left in stride(from: 0, to: newWidth, by: block) {
            for y in top..<min(top + block, newHeight) {
              var from = 3 * (origin + left * stepX + y * stepY)
              var to = 3 * (y * newWidth + left)
              for _ in left..<min(left + block, newWidth) {
                target[to] = source[from]
                target[to + 1] = source[from + 1]
                target[to + 2] = source[from + 2]
                from += 3 * stepX
                to += 3
              }
            }
          }
        }
      }
      count = size
    }
    return Photograph(width: newWidth, height: newHeight, pixels: turned)
  }
}
