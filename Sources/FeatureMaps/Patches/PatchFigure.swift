import Scenes

/// The patches that excite channels of a layer most, a block for each channel.
public enum PatchFigure {
  /// What a figure says of the layer and of where the patches come from.
  public struct Subject: Hashable, Sendable {
    public var layer: String
    public var channelCount: Int
    public var pictureCount: Int

    /// What one number sees, in pixels of the network's input.
    public var fieldWidth: Int
    public var fieldHeight: Int
    public var isOnePerPicture: Bool

    public init(
      layer: String, channelCount: Int, pictureCount: Int, fieldWidth: Int, fieldHeight: Int,
      isOnePerPicture: Bool
    ) {
      self.layer = layer
      self.channelCount = channelCount
      self.pictureCount = pictureCount
      self.fieldWidth = fieldWidth
      self.fieldHeight = fieldHeight
      self.isOnePerPicture = isOnePerPicture
    }
  }

  /// The page as a scene, in which one point is one pixel at 72 dpi.
  ///
  /// - Parameters:
  ///   - columns: the number of channels in a row; `nil` for what is even.
  ///   - width: the width that the figure comes close to, in points.
  public static func scene(
    of channels: [ChannelPatches], subject: Subject, header: FeatureMapHeader,
    columns: Int? = nil, width: Int = 1200, language: CaptionLanguage = .english,
    style: FeatureMapStyle = FeatureMapStyle(), measuring: any TextMeasuring
  ) -> Scene {
    PatchLayout(
      channels: channels, subject: subject, header: header, columns: columns, width: width,
      language: language, style: style, typesetting: Typesetting(measuring: measuring)
    ).scene()
  }
}
