/// A network that comes with the library.
public enum BuiltInModel: String, Sendable, CaseIterable {
  case alexNet = "alexnet"
  case alexNet2012 = "alexnet-2012"
  case alexNetTorchvision = "alexnet-torchvision"
  case alexNetCaffe = "alexnet-caffe"

  /// What distinguishes the network, in one line.
  public var summary: String {
    switch self {
    case .alexNet: "one column, 227 × 227, as in the textbooks"
    case .alexNet2012: "the original: two GPUs (groups of 2), response normalisation"
    case .alexNetTorchvision: "torchvision's: 224 × 224, narrower, no normalisation, logits"
    case .alexNetCaffe: "BVLC's: the original with k = 1, alpha / n and Caffe's pools"
    }
  }

  /// How figures name it.
  public var title: String {
    switch self {
    case .alexNet: "AlexNet (one column)"
    case .alexNet2012: "AlexNet (2012, two GPUs)"
    case .alexNetTorchvision: "AlexNet (torchvision)"
    case .alexNetCaffe: "AlexNet (Caffe)"
    }
  }

  /// Height and width that the network was made for.
  public var inputSize: Int { self == .alexNetTorchvision ? 224 : 227 }

  /// The network, for pictures of another shape or another number of classes if asked for.
  ///
  /// - Parameters:
  ///   - inputShape: height, width and channels of the input; the network's own if `nil`.
  ///   - classes: the number of outputs.
  ///   - names: how layers are named.
  public func model(
    inputShape: [Int]? = nil, classes: Int = 1000, names: LayerNames = .paper
  ) throws(ModelError) -> Model {
    let shape = inputShape ?? [inputSize, inputSize, 3]
    switch self {
    case .alexNet:
      return try AlexNet.oneColumn(inputShape: shape, classes: classes, names: names)
    case .alexNet2012:
      return try AlexNet.original(inputShape: shape, classes: classes, names: names)
    case .alexNetTorchvision:
      return try AlexNet.torchvision(inputShape: shape, classes: classes, names: names)
    case .alexNetCaffe:
      return try AlexNet.caffe(inputShape: shape, classes: classes, names: names)
    }
  }
}

/// How the layers of a built-in model are named.
public enum LayerNames: String, Sendable, CaseIterable {
  /// Keras's automatic names: `conv2d`, `max_pooling2d_2`.
  case keras

  /// The names of the paper and of Caffe: `conv1`, `pool5`, `fc6`.
  case paper

  /// The name, or none where automatic ones are wanted.
  func callAsFunction(_ name: String) -> String? { self == .paper ? name : nil }
}
