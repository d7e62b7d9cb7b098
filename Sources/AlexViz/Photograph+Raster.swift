import Photographs
import Scenes

extension Photograph {
  /// The picture as figures hold it.
  public var raster: Raster {
    Raster(width: width, height: height, pixels: .rgb(pixels))
  }
}
