import ModelDescription

/// A convolution with its normalisation, which other layers may share.
struct DarknetConvolution {
  let convolution: Conv2D
  let normalization: BatchNormalization?

  func callAsFunction(_ input: SymbolicTensor) -> SymbolicTensor {
    let maps = convolution(input)
    return normalization.map { $0(maps) } ?? maps
  }
}

/// A layer with what goes into it, to be made a layer of the model, or several.
struct DarknetLayer {
  let section: DarknetSection

  /// The number by which Darknet calls the layer.
  let number: Int

  /// At least one.
  let inputs: [SymbolicTensor]

  /// The convolution whose weights the layer shares.
  let shared: DarknetConvolution?

  struct Result {
    var tensor: SymbolicTensor
    var convolution: DarknetConvolution?

    /// What of the layer is not understood.
    var unknown: [(name: String, type: String, hasShape: Bool)] = []
  }

  var input: SymbolicTensor { inputs[0] }

  /// The first input's shape; `unknown` also where the network is wrong before.
  var shape: Shape { input.shape ?? .unknown }

  /// The name of a layer of the model that has this layer's number.
  func name(_ kind: String) -> String { "\(kind)_\(number)" }

  func result() throws(DarknetProblem) -> Result {
    switch section.name {
    case "convolutional", "conv": try convolution()
    case "connected", "conn": try connected()
    case "maxpool", "max": try maximumPool()
    case "local_avgpool", "local_avg": try averagePool()
    case "avgpool", "avg":
      Result(tensor: GlobalAveragePooling2D(keepDims: true, name: name("avgpool"))(input))
    case "route": try route()
    case "shortcut": try shortcut()
    case "scale_channels", "sam": try product()
    case "upsample": try upsampling()
    case "dropout":
      Result(
        tensor: Dropout(
          rate: try section.number("probability", default: 0.2), name: name("dropout"))(input))
    case "softmax", "soft": try softmax()
    case "batchnorm":
      Result(tensor: BatchNormalization(epsilon: 1e-5, name: name("batchnorm"))(input))
    case "normalization", "lrn": try normalization()
    case "activation": try activated(input, default: "linear")
    case "crop": try cropping()
    case "local": try local()
    case "reorg", "reorg3d": try reorganization()
    case "yolo", "gaussian_yolo", "region", "detection": opaque(shape)
    default: opaque(.unknown)
    }
  }

  /// A layer that is not understood.
  func opaque(_ shape: Shape, weights: [Weight] = []) -> Result {
    let name = name(section.name)
    let layer = OpaqueLayer(className: section.name, shape: shape, weights: weights, name: name)
    return Result(
      tensor: layer(inputs), unknown: [(name, section.name, hasShape: shape.isKnown)])
  }

  /// Applies the function that the section names.
  func activated(
    _ tensor: SymbolicTensor, default normal: String
  ) throws(DarknetProblem) -> Result {
    let function = section.options["activation"] ?? normal
    let name = name(function)
    switch function {
    case "linear": return Result(tensor: tensor)
    case "leaky": return Result(tensor: LeakyReLU(negativeSlope: 0.1, name: name)(tensor))
    case "relie": return Result(tensor: LeakyReLU(negativeSlope: 0.01, name: name)(tensor))
    default: break
    }
    if let activation = DarknetLayer.functions[function] {
      return Result(tensor: Activation(activation, name: name)(tensor))
    }
    let shape = tensor.shape ?? .unknown
    let layer = OpaqueLayer(className: function, shape: shape, name: name)
    return Result(
      tensor: layer(tensor), unknown: [(name, function, hasShape: shape.isKnown)])
  }

  private static let functions: [String: ActivationFunction] = [
    "logistic": .sigmoid, "relu": .relu, "relu6": .relu6, "elu": .elu, "selu": .selu,
    "gelu": .geluTanh, "tanh": .tanh, "swish": .silu, "mish": .mish, "hardtan": .hardTanh,
  ]
}
