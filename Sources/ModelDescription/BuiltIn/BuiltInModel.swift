/// A network that comes with the library.
public enum BuiltInModel: String, Sendable, CaseIterable {
  case alexNet = "alexnet"
  case alexNet2012 = "alexnet-2012"
  case alexNetTorchvision = "alexnet-torchvision"
  case alexNetCaffe = "alexnet-caffe"
  case leNet5 = "lenet5"
  case zfNet = "zfnet"
  case vgg16
  case vgg19
  case nin
  case googLeNet = "googlenet"
  case resNet18 = "resnet18"
  case resNet34 = "resnet34"
  case resNet50 = "resnet50"
  case squeezeNet = "squeezenet1.1"
  case mobileNetV1 = "mobilenet-v1"
  case mobileNetV2 = "mobilenet-v2"
  case mobileNetV3Small = "mobilenet-v3-small"
  case mobileNetV3Large = "mobilenet-v3-large"
  case efficientNetB0 = "efficientnet-b0"
  case denseNet121 = "densenet121"
  case uNet = "unet"

  package var network: BuiltInNetwork {
    switch self {
    case .alexNet: AlexNet.oneColumn
    case .alexNet2012: AlexNet.original
    case .alexNetTorchvision: AlexNet.torchvision
    case .alexNetCaffe: AlexNet.caffe
    case .leNet5: LeNet.leNet5
    case .zfNet: ZFNet.network
    case .vgg16: VGG.vgg16
    case .vgg19: VGG.vgg19
    case .nin: NetworkInNetwork.network
    case .googLeNet: GoogLeNet.network
    case .resNet18: ResNet.resNet18
    case .resNet34: ResNet.resNet34
    case .resNet50: ResNet.resNet50
    case .squeezeNet: SqueezeNet.version1_1
    case .mobileNetV1: MobileNetV1.network
    case .mobileNetV2: MobileNetV2.network
    case .mobileNetV3Small: MobileNetV3.small
    case .mobileNetV3Large: MobileNetV3.large
    case .efficientNetB0: EfficientNet.b0
    case .denseNet121: DenseNet.denseNet121
    case .uNet: UNet.network
    }
  }

  /// What distinguishes the network, in one line.
  public var summary: String { network.summary }

  /// How figures name it.
  public var title: String { network.title }

  /// The paper, and whose implementation is followed where it leaves something open.
  public var source: String { network.source }

  /// Height, width and channels that the network was made for.
  public var inputShape: [Int] { network.inputShape }

  /// The number of outputs that the network was made for.
  public var classes: Int { network.classes }

  /// The network, for pictures of another shape or another number of classes if asked for.
  ///
  /// - Parameters:
  ///   - inputShape: height, width and channels of the input; the network's own if `nil`.
  ///   - classes: the number of outputs; the network's own if `nil`.
  ///   - names: how layers are named.
  public func model(
    inputShape: [Int]? = nil, classes: Int? = nil, names: LayerNames = .paper
  ) throws(ModelError) -> Model {
    let input = Input(shape: inputShape ?? self.inputShape, name: names("input"))
    let output = network.layers(input, classes ?? self.classes, names)
    return try Model(inputs: input, outputs: output, name: names(rawValue))
  }
}

/// How the layers of a built-in model are named.
public enum LayerNames: String, Sendable, CaseIterable {
  /// Keras's automatic names: `conv2d`, `max_pooling2d_2`.
  case keras

  /// The names of the network's source: the paper's or Caffe's (`conv1`, `pool5`, `fc6`), or the
  /// paths of torchvision's modules (`layer1.0.conv1`), which its weights have too.
  case paper

  /// The name, or none where automatic ones are wanted.
  func callAsFunction(_ name: String) -> String? { self == .paper ? name : nil }
}
