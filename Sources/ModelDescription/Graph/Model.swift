/// A network: layers and how they are connected, checked when it is built.
///
/// Weights are never inside; everything here follows from the description alone.
public struct Model: Sendable {
  /// The name that was given; `nil` for an automatic one.
  public let givenName: String?

  /// The layers in Keras's order: by depth, from the inputs to the outputs.
  public let layers: [ModelLayer]

  /// The applications of layers, in an order in which each comes after those it depends on.
  public let calls: [ModelCall]

  /// The calls that are the model's inputs, as indices into `calls`.
  public let inputs: [Int]

  /// The calls whose results are the model's outputs, as indices into `calls`.
  public let outputs: [Int]

  /// The model between tensors that `Input` made and tensors that layers made of them.
  ///
  /// - Throws: the first error that a tensor carries, in the order in which layers were made.
  public init(
    inputs: [SymbolicTensor], outputs: [SymbolicTensor], name: String? = nil
  ) throws(ModelError) {
    let graph = try ModelBuilder.build(inputs: inputs, outputs: outputs)
    givenName = name
    layers = graph.layers
    calls = graph.calls
    self.inputs = graph.inputs
    self.outputs = graph.outputs
  }

  public init(
    inputs: SymbolicTensor, outputs: SymbolicTensor, name: String? = nil
  ) throws(ModelError) {
    try self.init(inputs: [inputs], outputs: [outputs], name: name)
  }

  public init(
    inputs: SymbolicTensor, outputs: [SymbolicTensor], name: String? = nil
  ) throws(ModelError) {
    try self.init(inputs: [inputs], outputs: outputs, name: name)
  }

  public init(
    inputs: [SymbolicTensor], outputs: SymbolicTensor, name: String? = nil
  ) throws(ModelError) {
    try self.init(inputs: inputs, outputs: [outputs], name: name)
  }

  /// The name: the given one, or Keras 3's automatic one.
  public var name: String { givenName ?? "functional" }

  /// The layer of that name.
  public func layer(named name: String) -> ModelLayer? {
    layers.first { $0.name == name }
  }

  /// The applications of one layer.
  public func calls(of layer: ModelLayer) -> [ModelCall] {
    layer.calls.map { calls[$0] }
  }

  /// Whether the model is a chain: one input, and each layer reads the layer before it, once.
  public var isChain: Bool {
    inputs.count == 1
      && calls.enumerated().allSatisfy { index, call in
        call.inputs == (index == 0 ? [] : [index - 1])
      }
      && layers.allSatisfy { $0.calls.count == 1 }
  }
}

/// A layer in its model.
public struct ModelLayer: Sendable {
  /// The place in `Model.layers`.
  public let index: Int

  public let layer: any Layer

  /// The name: the given one, or an automatic one as Keras 3 gives it in a fresh session.
  public let name: String

  /// How many automatic names of the same class come before; `nil` if the name was given.
  public let automaticOrdinal: Int?

  /// The applications, as indices into `Model.calls`.
  public let calls: [Int]

  /// The class, as Keras names it.
  public var className: String { layer.className }
}

/// An application of a layer in its model.
public struct ModelCall: Sendable {
  /// The layer, as an index into `Model.layers`.
  public let layer: Int

  /// The calls whose results go in, as indices into `Model.calls`.
  public let inputs: [Int]

  public let inputShapes: [Shape]
  public let outputShape: Shape
}
