/// Where the channels of feature maps stand among a shape's dimensions, under Keras's names.
public enum DataFormat: String, Hashable, Sendable, CaseIterable {
  /// Batch, height, width, channels: Keras, TensorFlow.
  case channelsLast = "channels_last"

  /// Batch, channels, height, width: PyTorch, ONNX, Caffe.
  case channelsFirst = "channels_first"
}
