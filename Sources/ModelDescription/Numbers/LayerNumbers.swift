/// What one layer of a model costs and sees.
public struct LayerNumbers: Sendable {
  /// Numbers that training finds, trainable or not; `nil` where they are not known.
  public let parameters: Int?

  /// Those of them that gradients change.
  public let trainableParameters: Int?

  /// Multiply-accumulates for one example, over all applications; FLOPs are twice as many. `nil`
  /// while a size on which they depend is open.
  public let multiplyAccumulates: Int?

  /// The bytes of the output for one example in 32-bit numbers, over all applications; `nil`
  /// while a size is open.
  public let activationBytes: Int?

  /// What one number of the output sees of the input picture, at the first application; `nil`
  /// where that is not defined.
  public let receptiveField: ReceptiveField?
}

extension LayerNumbers {
  /// The parameters that gradients do not change, as far as they are known.
  var frozenParameters: Int { (parameters ?? 0) - (trainableParameters ?? 0) }
}

extension Model {
  /// The numbers of all layers, in the order of `layers`.
  public func layerNumbers() -> [LayerNumbers] {
    let fields = receptiveFields()
    return layers.map { layer in
      let applications = calls(of: layer)
      let weights = weights(of: layer)
      let sizes = applications.map { batchedShape(of: $0).elementCount }
      let parameters = parameterCount(of: layer)
      return LayerNumbers(
        parameters: parameters,
        trainableParameters: parameters.map { _ in
          weights.reduce(0) { $0 + ($1.isTrainable ? $1.count : 0) }
        },
        multiplyAccumulates: multiplyAccumulates(of: layer),
        activationBytes: sizes.total.flatMap { $0 <= Int.max / 4 ? 4 * $0 : nil },
        receptiveField: layer.calls.first.flatMap { fields[$0] })
    }
  }

  /// The arrays of numbers that a layer holds; a shared layer holds them once.
  public func weights(of layer: ModelLayer) -> [Weight] {
    guard let call = layer.calls.first else { return [] }
    return layer.layer.weights(for: calls[call].inputShapes)
  }

  /// The parameters of one layer; `nil` where they depend on a shape that is not known, or the file
  /// does not tell them.
  public func parameterCount(of layer: ModelLayer) -> Int? {
    switch layer.layer {
    case let opaque as OpaqueLayer where opaque.weights == nil: return nil
    case let nested as NestedModel where !nested.isCounted: return nil
    default: break
    }
    let weights = weights(of: layer)
    let inputs = layer.calls.first.map { calls[$0].inputShapes } ?? []
    if weights.isEmpty, !inputs.allSatisfy(\.isKnown) {
      // Whether it has weights at all shows on any shape that it might read.
      let maps = [Shape](repeating: Shape([1, 64, 64, 64]), count: inputs.count)
      // A convolution has some; what it has cannot be asked for, since nothing of it is checked.
      guard !layer.layer.isConvolution, layer.layer.weights(for: maps).isEmpty else { return nil }
    }
    return weights.reduce(0) { $0 + $1.count }
  }

  /// The layers whose parameters are not known.
  package var uncountedLayers: [ModelLayer] { layers.filter { parameterCount(of: $0) == nil } }

  /// The number of parameters of all layers, as far as they are known.
  public var parameterCount: Int {
    layers.reduce(0) { $0 + weights(of: $1).reduce(0) { $0 + $1.count } }
  }

  /// Multiply-accumulates of a layer for one example, over all applications; `nil` while a size on
  /// which they depend is open.
  package func multiplyAccumulates(of layer: ModelLayer) -> Int? {
    calls(of: layer).map {
      layer.layer.multiplyAccumulates(from: $0.inputShapes, to: $0.outputShape)
    }.total
  }

  /// Multiply-accumulates of all layers for one example; `nil` while a size on which they depend
  /// is open.
  public var multiplyAccumulates: Int? { layers.map(multiplyAccumulates(of:)).total }

  /// The layers with kernels, which is how people count a network's depth: 8 in AlexNet. Those on
  /// shortcuts, which people leave out, count here.
  public var weightedLayers: [ModelLayer] {
    layers.filter { $0.layer.isConvolution || $0.layer is Dense }
  }
}

extension Sequence<Int?> {
  /// The sum; `nil` where one is not known, or where twice the sum could not be counted.
  fileprivate var total: Int? {
    reduce(0) { sum, number in
      guard let sum, let number else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(number)
      return overflow || next > Int.max / 2 ? nil : next
    }
  }
}

extension Layer {
  /// Whether the layer slides kernels over feature maps.
  public var isConvolution: Bool {
    self is Conv2D || self is DepthwiseConv2D || self is SeparableConv2D || self is Conv2DTranspose
  }
}
