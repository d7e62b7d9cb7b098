/// How a stored picture must be turned to stand upright: the Orientation of EXIF (tag 0x0112).
enum ExifOrientation: UInt16, CaseIterable {
  case upright = 1
  case mirroredHorizontally, rotated180, mirroredVertically
  case transposed, rotatedClockwise, transversed, rotatedCounterclockwise

  /// Whether width and height change places.
  var swapsSides: Bool { rawValue >= 5 }

  /// The orientation that a file notes; upright where there is none, or none that is valid.
  static func find(in bytes: UnsafeRawBufferPointer, of format: PictureFormat) -> ExifOrientation {
    let file = ExifBytes(bytes: bytes)
    let block =
      switch format {
      case .jpeg: file.jpegBlock()
      case .png: file.pngBlock()
      case .webP: file.webPBlock()
      }
    return block?.orientation() ?? .upright
  }
}
