extension Photograph {
  /// The picture's brightness in all three colours: the luma of ITU-R BT.601 in 16 bits, as Pillow
  /// rounds it for its mode `L`.
  public var gray: Photograph {
    var gray = pixels
    for pixel in stride(from: 0, to: pixels.count, by: 3) {
      let luma =
        19595 * UInt32(pixels[pixel]) + 38470 * UInt32(pixels[pixel + 1])
        + 7471 * UInt32(pixels[pixel + 2])
      let byte = UInt8((luma + 0x8000) >> 16)
      for channel in 0..<3 { gray[pixel + channel] = byte }
    }
    return Photograph(width: width, height: height, pixels: gray)
  }
}
