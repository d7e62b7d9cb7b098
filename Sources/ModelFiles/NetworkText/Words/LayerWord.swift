/// The layers that a line can ask for. The raw value is the word that the writer uses.
enum LayerWord: String, CaseIterable {
  case conv, depthwise, separable, deconv
  case pool, avgpool, adaptivepool, gap, gmp
  case fc, dense, flatten, dropout
  case lrn, batchnorm, layernorm, groupnorm
  case leakyrelu, elu, prelu
  case add, subtract, multiply, divide, power, average, maximum, minimum, concat
  case zeropad, crop, upsample

  /// Other words for the layer, Keras's class names among them, in small letters.
  var otherWords: [String] {
    switch self {
    case .conv: ["conv2d", "convolution", "convolution2d"]
    case .depthwise: ["depthwiseconv", "depthwiseconv2d", "dwconv"]
    case .separable: ["separableconv", "separableconv2d", "sepconv"]
    case .deconv: ["conv2dtranspose", "convtranspose", "transposedconv", "deconvolution", "upconv"]
    case .pool: ["maxpool", "maxpool2d", "maxpooling", "maxpooling2d"]
    case .avgpool:
      ["averagepool", "averagepooling", "averagepooling2d", "avgpool2d", "meanpool"]
    case .adaptivepool: ["adaptiveavgpool", "adaptiveavgpool2d", "adaptiveaveragepooling2d"]
    case .gap: ["globalaveragepooling", "globalaveragepooling2d", "globalavgpool"]
    case .gmp: ["globalmaxpooling", "globalmaxpooling2d", "globalmaxpool"]
    case .fc: ["fullyconnected"]
    case .dense: []
    case .flatten: []
    case .dropout: []
    case .lrn: ["localresponsenormalization", "localresponsenorm"]
    case .batchnorm: ["bn", "batchnormalization", "batchnorm2d"]
    case .layernorm: ["ln", "layernormalization"]
    case .groupnorm: ["gn", "groupnormalization"]
    case .leakyrelu, .elu, .prelu: []
    case .add: ["sum", "plus"]
    case .subtract: ["sub", "minus"]
    case .multiply: ["mul", "times"]
    case .divide: ["div"]
    case .power: ["pow"]
    case .average: ["mean"]
    case .maximum: ["max"]
    case .minimum: ["min"]
    case .concat: ["concatenate", "cat", "join"]
    case .zeropad: ["zeropadding", "zeropadding2d", "pad"]
    case .crop: ["cropping", "cropping2d"]
    case .upsample: ["upsampling", "upsampling2d"]
    }
  }

  /// A line that shows how the layer is written.
  var example: String {
    switch self {
    case .conv: "conv 96 11x11 s4 relu"
    case .depthwise: "depthwise 3x3 same"
    case .separable: "separable 64 3x3 same relu"
    case .deconv: "deconv 64 2x2 s2"
    case .pool: "pool 3x3 s2"
    case .avgpool: "avgpool 3x3 s2"
    case .adaptivepool: "adaptivepool 6x6"
    case .gap, .gmp, .flatten, .batchnorm, .layernorm, .prelu: rawValue
    case .fc: "fc 4096 relu"
    case .dense: "dense 64 relu"
    case .dropout: "dropout 0.5"
    case .lrn: "lrn 5"
    case .groupnorm: "groupnorm 32"
    case .leakyrelu: "leakyrelu 0.1"
    case .elu: "elu 0.5"
    case .add, .subtract, .multiply, .divide, .power, .average, .maximum, .minimum, .concat:
      rawValue + " left right"
    case .zeropad: "zeropad 1"
    case .crop: "crop 4"
    case .upsample: "upsample 2x2"
    }
  }

  /// Whether it reads several lines, by their names.
  var joins: Bool {
    switch self {
    case .add, .subtract, .multiply, .divide, .power, .average, .maximum, .minimum, .concat: true
    default: false
    }
  }

  /// Whether a function such as `relu` may stand on the same line.
  var takesActivation: Bool {
    switch self {
    case .conv, .depthwise, .separable, .deconv, .fc, .dense: true
    default: false
    }
  }

  /// What may stand behind the layer's numbers.
  var options: [LayerOption] {
    switch self {
    case .conv: [.stride, .padding, .dilation, .groups]
    case .depthwise, .separable: [.stride, .padding, .dilation, .multiplier]
    case .deconv: [.stride, .padding]
    case .pool, .avgpool: [.stride, .padding]
    case .lrn: [.k, .alpha, .beta]
    case .batchnorm, .layernorm, .groupnorm: [.epsilon]
    default: []
    }
  }

  /// The words without a value that may stand behind the layer's numbers.
  var flags: [LayerFlag] {
    switch self {
    case .conv, .depthwise, .separable, .deconv: [.same, .valid, .nobias, .frozen]
    case .pool, .avgpool: [.same, .valid, .ceil]
    case .gap, .gmp: [.keepdims]
    case .fc, .dense: [.nobias, .frozen]
    case .lrn: [.dividedAlpha]
    case .batchnorm, .layernorm, .groupnorm: [.nocenter, .noscale, .frozen]
    case .prelu: [.shared, .perchannel, .frozen]
    case .upsample: [.nearest, .bilinear]
    default: []
    }
  }
}
