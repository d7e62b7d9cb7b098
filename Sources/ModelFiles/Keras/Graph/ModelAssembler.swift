import ModelDescription
import Spelling

/// Puts a model together from what a Keras file says of it: makes the layers and calls them in an
/// order in which each comes after those that it reads.
struct ModelAssembler {
  private let graph: SavedGraph
  private let table: CallTable
  private let dataFormat: DataFormat

  /// The names of the models around this one, each with a line behind it.
  private let path: String

  /// The shapes of what goes in, where they are known from outside, by the names of the inputs.
  private let inputShapes: [String: Shape]

  /// The shapes that the file states: of each call, by the number of the result.
  private var statedShapes: [CallTable.Key: [Int: [Int?]]] = [:]

  /// The layers made so far, by their place in the file.
  private var layers: [Int: any Layer] = [:]

  /// The results so far, by the call and the number of the result.
  private var results: [CallTable.Key: [Int: SymbolicTensor]] = [:]

  /// The network that a file describes.
  static func model(
    of saved: SavedModel, path: String = "", inputShapes: [Shape] = [],
    _ context: inout AssemblyContext
  ) throws(KerasProblem) -> Model {
    var assembler = try ModelAssembler(saved, path: path, inputShapes: inputShapes)
    for key in try assembler.table.inOrder() {
      assembler.results[key] = [0: try assembler.result(of: key, &context)]
    }
    return try assembler.model(named: saved.name)
  }

  private init(
    _ saved: SavedModel, path: String, inputShapes: [Shape]
  ) throws(KerasProblem) {
    graph = SavedGraph(saved)
    table = try CallTable(
      layers: graph.layers, calls: graph.calls, ends: graph.inputs + graph.outputs)
    dataFormat = saved.dataFormat ?? inputShapes.first?.dataFormat ?? .channelsLast
    self.path = path
    self.inputShapes = Dictionary(zip(graph.inputs.map(\.layer), inputShapes)) { first, _ in first }
    for tensor in graph.calls.joined().flatMap(\.tensors) {
      guard let shape = tensor.shape else { continue }
      statedShapes[try table.key(of: tensor), default: [:]][tensor.output] = shape
    }
  }

  private mutating func model(named name: String?) throws(KerasProblem) -> Model {
    let inputs = try tensors(graph.inputs)
    let outputs = try tensors(graph.outputs)
    do {
      return try Model(inputs: inputs, outputs: outputs, name: name)
    } catch {
      throw KerasProblem("describes no sound network: \(error)")
    }
  }

  // MARK: - Results

  private mutating func tensors(
    _ saved: [SavedTensor]
  ) throws(KerasProblem) -> [SymbolicTensor] {
    var tensors: [SymbolicTensor] = []
    for tensor in saved { tensors.append(try self.tensor(tensor)) }
    return tensors
  }

  /// A result of a call. Results after the first are drawn as layers of their own behind it.
  private mutating func tensor(_ saved: SavedTensor) throws(KerasProblem) -> SymbolicTensor {
    let key = try table.key(of: saved)
    if let known = results[key]?[saved.output] { return known }
    guard let first = results[key]?[0] else {
      throw KerasProblem("has layers that wait for each other, such as \(quoted(saved.layer))")
    }
    let other = OpaqueLayer(
      className: "Output", shape: statedShape(of: key, saved.output) ?? .unknown,
      name: "\(saved.layer)[\(saved.call)][\(saved.output)]")(first)
    results[key]?[saved.output] = other
    return other
  }

  private func statedShape(of key: CallTable.Key, _ output: Int = 0) -> Shape? {
    statedShapes[key]?[output].map { Shape($0, dataFormat: dataFormat) }
  }

  private mutating func result(
    of key: CallTable.Key, _ context: inout AssemblyContext
  ) throws(KerasProblem) -> SymbolicTensor {
    let saved = graph.layers[key.layer]
    if saved.className == SavedLayer.inputClass { return try input(saved) }
    let call = table[key]
    let inputs = try tensors(
      LayerCatalog.inputNames[saved.className].map(call.tensors(of:)) ?? call.tensors)
    if let layer = layers[key.layer] {
      return try checked(layer(inputs), saved, key, &context)
    }
    let source = LayerSource(
      saved: saved, call: call, inputs: inputs.compactMap(\.shape),
      version: context.version, dataFormat: dataFormat)
    if let layer = try understood(source, &context) {
      let result = layer(inputs)
      if let problem = result.problem, let shape = statedShape(of: key) {
        context.warnings.add(
          "layer \(quoted(saved.name)) (\(saved.className)) \(problem.clause); it is taken for "
            + "one that is not understood", kind: "problem " + saved.name)
        let opaque = opaque(source, shape: shape, context)
        layers[key.layer] = opaque
        return opaque(inputs)
      }
      layers[key.layer] = layer
      return try checked(result, saved, key, &context)
    }
    let opaque = opaque(source, shape: statedShape(of: key) ?? source.ownShape, context)
    layers[key.layer] = opaque
    context.warnings.add(
      source.notUnderstood(drawnAs: opaque),
      kind: "class \(source.className) \(opaque.shape.isKnown) \(opaque.weights == nil)")
    return opaque(inputs)
  }

  /// The result, once its shape is found to be possible and the one that the file states.
  private func checked(
    _ result: SymbolicTensor, _ saved: SavedLayer, _ key: CallTable.Key,
    _ context: inout AssemblyContext
  ) throws(KerasProblem) -> SymbolicTensor {
    if let problem = result.problem {
      throw KerasProblem(
        "has a layer \(quoted(saved.name)) (\(saved.className)) that \(problem.clause)")
    }
    if let stated = statedShape(of: key), let shape = result.shape, !shape.agrees(with: stated) {
      context.warnings.add(
        "layer \(quoted(saved.name)) gives \(shape), where the file states \(stated)",
        kind: "shape " + saved.name)
    }
    return result
  }

  // MARK: - Layers

  /// Where data enter: of the shape that the file states, its open sizes known from outside.
  private func input(_ saved: SavedLayer) throws(KerasProblem) -> SymbolicTensor {
    let outer = inputShapes[saved.name]
    guard let stated = saved.inputShape ?? graph.firstShape else {
      guard let outer else {
        throw KerasProblem(
          "does not say the shape of its input: the model was saved before it was built")
      }
      return Input(wholeShape: outer, isImplied: graph.isSequential, name: saved.name)
    }
    var sizes = stated
    if let outer, outer.dimensions.count == sizes.count {
      sizes = zip(stated, outer.dimensions).map { $0 ?? $1 }
    }
    let tensor = Input(
      wholeShape: Shape(sizes, dataFormat: outer?.dataFormat ?? dataFormat),
      isImplied: graph.isSequential, name: saved.name)
    if let problem = tensor.problem {
      throw KerasProblem("has an input \(quoted(saved.name)) that \(problem.clause)")
    }
    return tensor
  }

  /// The layer, or the model in the model; `nil` where it is not understood.
  private func understood(
    _ source: LayerSource, _ context: inout AssemblyContext
  ) throws(KerasProblem) -> (any Layer)? {
    let saved = source.saved
    if let inner = saved.model {
      let isCalledOnce = saved.calls.count <= 1
      let model = try ModelAssembler.model(
        of: inner, path: path + saved.name + "/",
        inputShapes: isCalledOnce ? source.inputs : [], &context)
      let nested = NestedModel(
        model, className: saved.className, trainable: source.isTrainable, name: saved.name)
      guard model.outputs.count > 1 else { return nested }
      context.warnings.add(
        "the model \(quoted(saved.name)) in the model has \(model.outputs.count) outputs: it can "
          + "be drawn but not run", kind: "outputs " + saved.name)
      return OpaqueLayer(
        className: saved.className, shape: model.calls[model.outputs[0]].outputShape,
        weights: nested.isCounted ? nested.weights(for: source.inputs) : nil,
        trainable: source.isTrainable, name: saved.name)
    }
    guard let layer = try LayerCatalog.layer(source) else { return nil }
    guard let function = source.unknownFunction, !(layer is HardSigmoid) else { return layer }
    context.warnings.add(
      "the function \(quoted(function)) of layer \(quoted(saved.name)) is not known here; the "
        + "layer can be drawn but not run", kind: "function " + function)
    // The weights of a layer that cannot be are not to be asked for.
    let shape = try? layer.outputShape(for: source.inputs)
    return OpaqueLayer(
      className: saved.className, shape: shape ?? .unknown,
      weights: shape == nil ? nil : layer.weights(for: source.inputs),
      trainable: source.isTrainable, name: saved.name)
  }

  /// A layer that is drawn with what the file tells of it.
  private func opaque(
    _ source: LayerSource, shape: Shape?, _ context: AssemblyContext
  ) -> OpaqueLayer {
    OpaqueLayer(
      className: source.saved.className, shape: shape ?? .unknown,
      weights: source.isWeightless ? [] : context.storedWeights(of: path + source.name),
      trainable: source.isTrainable, name: source.name)
  }
}
