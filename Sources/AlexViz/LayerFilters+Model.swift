import FeatureMaps
import ForwardPass
import ModelDescription
import Tensors

extension LayerFilters {
  /// The kernels of a model's convolution; `nil` for other layers, and where weights lack it.
  ///
  /// - Parameter isBlueFirst: whether the model takes blue, green, red.
  public init?(
    of layer: ModelLayer, in model: Model, weights: any NamedTensors, isBlueFirst: Bool = false,
    displayName: String? = nil
  ) {
    guard layer.layer is Conv2D || layer.layer is DepthwiseConv2D,
      let call = layer.calls.first.map({ model.calls[$0] }),
      let kernel = LayerTensors(model, weights: weights).kernel(of: layer),
      let shape = model.weights(of: layer).first(where: { $0.name == "kernel" })?.shape,
      shape.count == 4, shape.allSatisfy({ $0 > 0 })
    else { return nil }
    let isDepthwise = layer.layer is DepthwiseConv2D
    let (inputs, outputs) = isDepthwise ? (1, shape[2] * shape[3]) : (shape[2], shape[3])
    let readsPicture = call.inputs.allSatisfy(model.isPicture)
    let numbers = kernel.tensor.floats()
    var values: [Float] = []
    values.reserveCapacity(numbers.count)
    let channels = isBlueFirst && readsPicture ? (0..<inputs).reversed() : Array(0..<inputs)
    for output in 0..<outputs {
      for row in 0..<shape[0] {
        for column in 0..<shape[1] {
          let start =
            output * kernel.outputStride + row * kernel.rowStride + column * kernel.columnStride
          for channel in channels { values.append(numbers[start + channel * kernel.inputStride]) }
        }
      }
    }
    self.init(
      name: displayName ?? layer.name, height: shape[0], width: shape[1], inputs: inputs,
      outputs: outputs, values: values, seesColors: inputs == 3 && readsPicture)
  }
}

extension Model {
  /// Whether a call's channels are still the picture's colours: it gives the picture, scaled, shifted,
  /// resized, padded or cut at most.
  fileprivate func isPicture(_ call: Int) -> Bool {
    var call = call
    while let input = calls[call].inputs.first, calls[call].inputs.count == 1 {
      switch layers[calls[call].layer].layer {
      case is Rescaling, is Normalization, is BatchNormalization, is Scale, is ScalarArithmetic,
        is Resizing, is CenterCrop, is ZeroPadding2D, is Pad, is Cropping2D:
        call = input
      default: return false
      }
    }
    return layers[calls[call].layer].layer is InputLayer
  }
}
