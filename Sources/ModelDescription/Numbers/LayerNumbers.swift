/// What one layer of a model costs and sees.
public struct LayerNumbers: Sendable {
  /// Numbers that training finds, trainable or not.
  public let parameters: Int

  /// Those of them that gradients change.
  public let trainableParameters: Int

  /// Multiply-accumulates for one example, over all applications; FLOPs are twice as many.
  public let multiplyAccumulates: Int

  /// The bytes of the output for one example in 32-bit numbers, over all applications; `nil`
  /// while a size is open.
  public let activationBytes: Int?

  /// What one number of the output sees of the input picture, at the first application; `nil`
  /// where that is not defined.
  public let receptiveField: ReceptiveField?
}

extension Model {
  /// The numbers of all layers, in the order of `layers`.
  public func layerNumbers() -> [LayerNumbers] {
    let fields = receptiveFields()
    return layers.map { layer in
      let applications = calls(of: layer)
      let weights = weights(of: layer)
      let sizes = applications.map(\.outputShape.elementCount)
      return LayerNumbers(
        parameters: weights.reduce(0) { $0 + $1.count },
        trainableParameters: weights.reduce(0) { $0 + ($1.isTrainable ? $1.count : 0) },
        multiplyAccumulates: applications.reduce(0) {
          $0 + layer.layer.multiplyAccumulates(from: $1.inputShapes, to: $1.outputShape)
        },
        activationBytes: sizes.reduce(0) { sum, size in
          guard let sum, let size else { return nil }
          return sum + 4 * size
        },
        receptiveField: layer.calls.first.flatMap { fields[$0] })
    }
  }

  /// The arrays of numbers that a layer holds; a shared layer holds them once.
  public func weights(of layer: ModelLayer) -> [Weight] {
    guard let call = layer.calls.first else { return [] }
    return layer.layer.weights(for: calls[call].inputShapes)
  }

  /// The number of parameters of all layers.
  public var parameterCount: Int {
    layers.reduce(0) { $0 + weights(of: $1).reduce(0) { $0 + $1.count } }
  }

  /// Multiply-accumulates of all layers for one example.
  public var multiplyAccumulates: Int {
    layerNumbers().reduce(0) { $0 + $1.multiplyAccumulates }
  }

  /// The layers with kernels, which is how people count a network's depth: 8 in AlexNet. Those on
  /// shortcuts, which people leave out, count here.
  public var weightedLayers: [ModelLayer] {
    layers.filter { $0.layer.isConvolution || $0.layer is Dense }
  }
}

extension Layer {
  /// Whether the layer slides kernels over feature maps.
  public var isConvolution: Bool {
    self is Conv2D || self is DepthwiseConv2D || self is SeparableConv2D || self is Conv2DTranspose
  }
}
