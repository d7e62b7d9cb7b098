import Scenes

/// A picture that excites one channel of a layer, made by climbing.
public struct ExcitingInput: Sendable {
  public let channel: Int
  public let raster: Raster

  /// What the channel gave for the noise at the start, and what it gives for the picture.
  public let firstScore: Float
  public let lastScore: Float

  public init(channel: Int, raster: Raster, firstScore: Float, lastScore: Float) {
    self.channel = channel
    self.raster = raster
    self.firstScore = firstScore
    self.lastScore = lastScore
  }
}
