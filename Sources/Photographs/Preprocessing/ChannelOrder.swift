/// In which order a network takes the colours of a pixel.
public enum ChannelOrder: String, Hashable, Sendable, CaseIterable {
  /// Red, green, blue.
  case rgb

  /// Blue, green, red, as Caffe has it.
  case bgr
}
