/// A grid of pixels.
public struct Raster: Hashable, Sendable {
  /// The colours of the pixels, row by row from the top left.
  public enum Pixels: Hashable, Sendable {
    /// One number a pixel into a palette of at most 256 opaque colours.
    case indexed([UInt8], palette: [Color])
    /// Red, green, blue for each pixel.
    case rgb([UInt8])
  }

  public let width: Int
  public let height: Int
  public let pixels: Pixels

  /// Requires as many pixels as the size says, and palette entries for all of them.
  public init(width: Int, height: Int, pixels: Pixels) {
    switch pixels {
    case .indexed(let indices, let palette):
      precondition(indices.count == width * height && (1...256).contains(palette.count))
    case .rgb(let components):
      precondition(components.count == 3 * width * height)
    }
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}

/// A raster drawn into a frame.
public struct Picture: Hashable, Sendable {
  public var raster: Raster
  public var frame: Rectangle

  /// Whether pixels blend into one another when enlarged; otherwise they stay sharp squares.
  public var isSmooth: Bool

  public init(raster: Raster, frame: Rectangle, isSmooth: Bool = false) {
    self.raster = raster
    self.frame = frame
    self.isSmooth = isSmooth
  }
}
