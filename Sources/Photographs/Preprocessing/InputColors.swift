/// How a network wants the colours of its input.
public enum InputColors: String, Hashable, Sendable, CaseIterable {
  /// Red, green, blue over 255, less ImageNet's mean, over its deviation.
  case imageNet

  /// Blue, green, red from 0 to 255 less their mean.
  case caffe

  /// The preprocessing for an input of this size in pixels.
  public func preprocessing(width: Int, height: Int, mode: InputMode) -> Preprocessing {
    switch self {
    case .imageNet: .imageNet(width: width, height: height, mode: mode)
    case .caffe: .caffe(width: width, height: height, mode: mode)
    }
  }
}
