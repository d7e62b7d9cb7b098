import Scenes

/// The parts of pictures that excite one channel of a layer most.
public struct ChannelPatches: Sendable {
  public let channel: Int

  /// The strongest first; empty where nothing excites the channel.
  public let patches: [Patch]

  public init(channel: Int, patches: [Patch]) {
    self.channel = channel
    self.patches = patches
  }

  /// What one number of a layer sees of a picture.
  public struct Patch: Sendable {
    /// The number.
    public let value: Float

    /// Where the picture comes from, such as a file's name.
    public let picture: String

    /// As much of the field as lies on the picture.
    public let raster: Raster

    /// Where that lies in the field, whose sides are 1 long.
    public let place: Rectangle

    public init(value: Float, picture: String, raster: Raster, place: Rectangle) {
      self.value = value
      self.picture = picture
      self.raster = raster
      self.place = place
    }
  }
}
