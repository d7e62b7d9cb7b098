import ModelDescription

extension Plan {
  /// Adds a layer that works on tensors of any rank, in the order of dimensions that the model
  /// states.
  ///
  /// - Parameter call: the application of the layer, for the shapes of its inputs.
  mutating func addGeneral(
    _ layer: any Layer, to inputs: [PlannedValue], _ call: ModelCall, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    var values: [GeneralValue] = []
    for (value, shape) in zip(inputs, call.inputShapes) {
      values.append(
        GeneralValue(value: value, shape: try declared(shape, layer: target.name)))
    }
    if layer is ParameterTensor { return try addParameter(target) }
    guard let first = values.first else {
      throw .layerNotSupported(layer: target.name, className: layer.className)
    }
    let channelAxis = call.inputShapes.first?.channelAxis
    switch layer {
    case let layer as any MergingLayer: return try addMerging(layer.operation, values, target)
    case let layer as MatrixProduct: return try add(layer, to: values, target)
    case let layer as Einsum: return try add(layer, to: values, target)
    case let layer as Where: return try add(layer, to: values, target)
    case let layer as MultiHeadAttention: return try add(layer, to: values, target)
    case let layer as Concatenate:
      guard let axis = layer.axis ?? channelAxis else { throw .refused(target.name) }
      return try addConcatenation(of: values, along: axis, target)

    case is Reshape:
      // An open first size that is more than the batch would say a wrong number here.
      guard first.shape.sizes.product == target.shape.sizes.product else {
        throw .openShape(layer: target.name, shape: call.outputShape)
      }
      return try addReshape(of: first, target)
    case let layer as Permute:
      return try addTransposition(of: first, [0] + layer.dims, target)
    case let layer as Transpose:
      return try addTransposition(of: first, layer.permutation, target)
    case is Expand: return try addExpansion(of: first, target)
    case is RepeatVector: return try addRepetition(of: first, target)
    case let layer as Tile: return try add(layer, to: first, target)
    case let layer as Slice: return try add(layer, to: first, target)
    case let layer as Gather: return try add(layer, to: first, target)
    case let layer as Pad: return try add(layer, to: first, target)
    case let layer as CenterCrop: return try add(layer, to: first, target)
    case let layer as Resizing: return try add(layer, to: first, target)
    case let layer as DepthToSpace:
      return try add(layer, to: first, channelAxis: channelAxis, target)
    case let layer as SpaceToDepth:
      return try add(layer, to: first, channelAxis: channelAxis, target)
    case let layer as Embedding: return try add(layer, to: first, target)

    case let layer as Pointwise: return try add(layer, to: first, target)
    case let layer as ScalarArithmetic: return try add(layer, to: first, target)
    case let layer as Reduce: return try add(layer, to: first, target)
    case let layer as Softmax: return try addSoftmax(along: layer.axis, to: first, target)
    case let layer as LayerNormalization: return try add(layer, to: first, target)
    case let layer as RMSNormalization: return try add(layer, to: first, target)
    case let layer as UnitNormalization: return try add(layer, to: first, target)
    case let layer as GroupNormalization:
      return try add(layer, to: first, channelAxis: channelAxis, target)
    case let layer as Normalization: return try add(layer, to: first, target)
    case let layer as Rescaling:
      return try add(layer, to: first, channelAxis: channelAxis, target)
    case is LayerScale: return try addLayerScale(to: first, channelAxis: channelAxis, target)
    case let layer as Scale:
      return try add(layer, to: first, channelAxis: channelAxis, target)
    default: throw .layerNotSupported(layer: target.name, className: layer.className)
    }
  }
}
