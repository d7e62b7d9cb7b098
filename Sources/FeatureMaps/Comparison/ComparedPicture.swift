import Scenes

/// One of two pictures whose maps stand side by side.
public struct ComparedPicture: Sendable {
  public let name: String

  /// What the network saw.
  public let raster: Raster

  public init(name: String, raster: Raster) {
    self.name = name
    self.raster = raster
  }
}
