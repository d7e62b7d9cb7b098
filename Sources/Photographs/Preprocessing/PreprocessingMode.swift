/// The ways in which networks usually want their pictures, by the names that people know.
public enum PreprocessingMode: String, Hashable, Sendable, CaseIterable {
  /// From 0 to 1, less ImageNet's mean, over its deviation: torchvision, and Keras's DenseNet.
  case torch

  /// From −1 to 1: Keras's MobileNet, Inception, Xception.
  case tf

  /// Blue, green, red from 0 to 255 less the mean of Caffe's AlexNet.
  case caffe

  /// Blue, green, red from 0 to 255 less the mean of Keras's VGG and ResNet, which is VGG's.
  case keras

  /// From 0 to 1.
  case unit

  /// From 0 to 255.
  case plain

  /// The arithmetic. Sources: torchvision, `transforms`; Keras, `imagenet_utils.py`; Caffe, the
  /// mean of `ilsvrc_2012_mean.npy`, rounded as in its `deploy` networks.
  public var scaling: PixelScaling {
    switch self {
    case .torch:
      PixelScaling(
        divisor: 255, mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225])
    case .tf: PixelScaling(divisor: 127.5, mean: .one)
    case .caffe: PixelScaling(divisor: 1, mean: [123, 117, 104], channelOrder: .bgr)
    case .keras: PixelScaling(divisor: 1, mean: [123.68, 116.779, 103.939], channelOrder: .bgr)
    case .unit: PixelScaling(divisor: 255)
    case .plain: PixelScaling(divisor: 1)
    }
  }
}
