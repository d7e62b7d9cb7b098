import Scenes

/// The size of a PNG in pixels.
struct PixelSize: Equatable {
  /// Cairo's pixels cannot be wider, and few viewers show what is higher.
  static let sideLimit = 32_767

  let width: Int
  let height: Int

  /// Pixels = round(points · dpi / 72), at least 1.
  init(_ size: Size, dpi: Double) throws(CanvasError) {
    guard dpi > 0, dpi.isFinite else { throw .invalidResolution(dpi) }
    let width = max(1, (size.width * dpi / 72).rounded())
    let height = max(1, (size.height * dpi / 72).rounded())
    guard width <= Double(PixelSize.sideLimit), height <= Double(PixelSize.sideLimit)
    else { throw .pictureTooLarge(width: width, height: height) }
    self.width = Int(width)
    self.height = Int(height)
  }
}
