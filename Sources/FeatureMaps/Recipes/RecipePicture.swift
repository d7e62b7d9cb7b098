import Scenes

/// What a recipe makes of maps: a number for each pixel, and its colour.
public struct RecipePicture: Hashable, Sendable {
  /// The size in pixels.
  public let width: Int
  public let height: Int

  /// The numbers that the tool computes, row by row, before they become colours: in its own unit,
  /// from 0 to 1 or in bytes from 0 to 255.
  public let values: [Float]

  /// For each of them a place in `palette`.
  public let levels: [UInt8]
  public let palette: [Color]

  public var raster: Raster {
    Raster(width: width, height: height, pixels: .indexed(levels, palette: palette))
  }

  /// The picture alone, in which one point is one pixel at 72 dpi.
  public func scene(title: String) -> Scene {
    let size = Size(width: Double(width), height: Double(height))
    let frame = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    return Scene(
      size: size, background: .white,
      elements: [.picture(Picture(raster: raster, frame: frame))], title: title)
  }
}
