/// A whole network with one output, used as one layer of another.
public struct NestedModel: Layer {
  public static let className = "Functional"
  public let identity = LayerIdentity()
  public var name: String?
  public let model: Model

  /// The class that Keras states: `Functional` or `Sequential`.
  public let className: String
  public let isTrainable: Bool

  /// Counted once, since networks may lie many levels deep in one another.
  private let ownMultiplyAccumulates: Int?

  /// Whether the parameters of all its layers are known.
  package let isCounted: Bool

  public init(
    _ model: Model, className: String = NestedModel.className,
    trainable: Bool = true, name: String? = nil
  ) {
    self.model = model
    ownMultiplyAccumulates = model.multiplyAccumulates
    isCounted = model.uncountedLayers.isEmpty
    self.className = className
    self.isTrainable = trainable
    self.name = name ?? model.givenName
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    guard inputs.count == model.inputs.count else {
      throw LayerProblem("wants \(model.inputs.count) inputs but got \(inputs.count)")
    }
    guard model.outputs.count == 1, let output = model.outputs.first else {
      throw LayerProblem("has \(model.outputs.count) outputs; a network inside another needs one")
    }
    for (input, place) in zip(inputs, model.inputs) {
      let wanted = model.calls[place].outputShape
      guard input.agrees(with: wanted) else {
        throw LayerProblem("wants \(wanted) but got \(input)")
      }
    }
    return model.calls[output].outputShape
  }

  /// The weights of all layers, named after them.
  public func weights(for inputs: [Shape]) -> [Weight] {
    model.layers.flatMap { layer in
      model.weights(of: layer).map {
        Weight(
          name: "\(layer.name)/\($0.name)", shape: $0.shape,
          isTrainable: $0.isTrainable && isTrainable)
      }
    }
  }

  public func multiplyAccumulates(from inputs: [Shape], to output: Shape) -> Int? {
    ownMultiplyAccumulates
  }
}
