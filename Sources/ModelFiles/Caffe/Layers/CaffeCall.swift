import ModelDescription

/// A layer with what goes into it, to be made a layer of the model, or several.
struct CaffeCall {
  let layer: CaffeLayer

  /// At least one.
  let inputs: [SymbolicTensor]

  var input: SymbolicTensor { inputs[0] }

  /// The first input's shape; `unknown` also where the network is wrong before.
  var shape: Shape { input.shape ?? .unknown }

  var name: String? { layer.givenName }

  /// Whether a type of layer has no part in what a trained network computes.
  static func isForTrainingOnly(_ type: String) -> Bool {
    switch type {
    case "SoftmaxWithLoss", "SigmoidCrossEntropyLoss": false
    case "Accuracy", "Silence", "HDF5Output", "DetectionEvaluate": true
    default: type.hasSuffix("Loss")
    }
  }

  /// What the layer gives; `nil` if it is not understood.
  func result() throws(CaffeProblem) -> SymbolicTensor? {
    switch layer.type {
    case "Convolution", "DepthwiseConvolution", "ConvolutionDepthwise": try convolution()
    case "Deconvolution": try deconvolution()
    case "Pooling": try pooling()
    case "InnerProduct": try innerProduct()
    case "LRN": try localResponseNormalization()
    case "BatchNorm": try batchNormalization()
    case "Scale": try scale()
    case "Bias": try bias()
    case "Softmax", "SoftmaxWithLoss": try softmax()
    case "Dropout": try dropout()
    case "ReLU": try relu()
    case "PReLU": try prelu()
    case "ELU": try elu()
    case "Clip": try clip()
    case "ReLU6": Activation(.relu6, name: name)(input)
    case "Sigmoid", "SigmoidCrossEntropyLoss": Activation(.sigmoid, name: name)(input)
    case "TanH": Activation(.tanh, name: name)(input)
    case "BNLL": Activation(.softplus, name: name)(input)
    case "AbsVal": Pointwise(.absolute, name: name)(input)
    case "Power": try power()
    case "Exp": try exponential()
    case "Log": try logarithm()
    case "Eltwise": try elementwise()
    case "Axpy": try scaledSum()
    case "Concat": try concatenation()
    case "Flatten": try flattening()
    case "Reshape": try reshaping()
    case "Permute": try permutation()
    case "Crop": try cropping()
    case "Tile": try tiling()
    case "Reduction": try reduction()
    default: nil
    }
  }

  /// What is known of the output of a layer that is not understood.
  var shapeOfUnknown: Shape {
    switch layer.type {
    case "MVN", "Threshold", "Normalize", "Scale", "Bias", "BN", "ShuffleChannel", "Swish": shape
    case "ArgMax": (try? shapeOfArgMax()) ?? .unknown
    default: .unknown
    }
  }

  /// An integer that names a dimension, counted from the end if negative; `nil` if the input has no
  /// such dimension.
  func place(of axis: Int) -> Int? {
    try? shape.place(of: axis)
  }
}
