import COneDNN
import ModelDescription
import Synchronization
import Tensors

/// A model made ready once to compute gradients: how much each number of some layers' outputs
/// raises the output of a target layer.
///
/// A pass runs the model forward to the target, asks for a seed, the gradient of whatever one looks
/// at with respect to the target's output, and takes it back. So one object serves all classes, or
/// all units of a layer. Batch normalisation and dropout behave as they do after training.
public final class CompiledGradient: @unchecked Sendable {
  /// The layer from whose output gradients go back.
  public let target: String

  /// The layers for whose outputs gradients are computed.
  public let layers: [String]

  /// The shape of one example of the target's output, and of its seed.
  public let targetShape: [Int]

  /// The shape of one example of each input of the model: height × width × channels.
  public let inputShapes: [[Int]]

  /// The number of examples in a pass.
  public let batchSize: Int

  private let shapes: [[Int]]
  private let forwardStepCount: Int
  private let program: Program

  /// Guards the program's memory: one pass at a time.
  private let running = Mutex<Void>(())

  /// Makes a model ready.
  ///
  /// - Parameters:
  ///   - model: the network; all its sizes but the batch must be known.
  ///   - weights: the layers' tensors, as for `CompiledModel`.
  ///   - target: the layer from whose output gradients go back. Of a layer that is applied several
  ///     times, here and in `layers`, it is the first output.
  ///   - beforeActivation: whether the target's own activation function is left out, so that
  ///     classes are compared before softmax.
  ///   - layers: the layers for whose outputs gradients are wanted, an input among them if its
  ///     pixels are. The target among them is its output as it is seeded.
  ///   - rule: what rectifiers do to gradients.
  public init(
    _ model: Model, weights: any NamedTensors, of target: String, beforeActivation: Bool = false,
    at layers: [String], rule: ReLURule = .gradient, batchSize: Int = 1
  ) throws(ForwardPassError) {
    precondition(batchSize >= 1, "a batch has at least one example")
    try CompiledModel.loadLibrary()
    let whole = model
    let model = try whole.readyToRun(batch: batchSize)
    func call(of layer: String) throws(ForwardPassError) -> Int {
      guard let call = model.layer(named: whole.innerName(of: layer))?.calls.first else {
        throw .unknownLayer(layer, known: model.layers.map(\.name))
      }
      return call
    }
    let file = weights.named(for: model)
    let start = try call(of: target)
    var calls: [Int] = []
    for layer in layers { calls.append(try call(of: layer)) }
    var planner = Planner(
      model, plan: Plan(batch: batchSize, purpose: .onePass, file: file, isDifferentiable: true))
    let plan = try planner.planGradients(
      of: start, beforeActivation: beforeActivation, at: calls, rule: rule)
    self.target = target
    self.layers = layers
    self.batchSize = batchSize
    forwardStepCount = plan.forwardStepCount
    inputShapes = try Planner.shapes(of: model.inputs, in: model, batch: batchSize)
    shapes = try Planner.shapes(of: [start] + calls, in: model, batch: batchSize)
    targetShape = shapes[0]
    program = try Program(
      planner.plan, results: [plan.target] + plan.activations + plan.gradients)
  }

  /// Runs one example of the model's only input forward and back.
  ///
  /// - Parameters:
  ///   - input: numbers of any element type, in the shape of `inputShapes[0]`.
  ///   - seed: gives the gradient of the target's output, in its shape, from that output.
  public func run(
    _ input: Tensor, seed: (_ output: Tensor) -> Tensor
  ) throws(ForwardPassError) -> Gradients {
    guard let first = try run([[input]], seeds: { $0.map(seed) }).first else {
      throw .wrongCount(found: 1, wanted: batchSize, of: "examples")
    }
    return first
  }

  /// Runs a batch of examples, each with a tensor for each of the model's inputs.
  ///
  /// - Parameter seeds: gives each example's gradient of the target's output from all outputs.
  public func run(
    _ examples: [[Tensor]], seeds: (_ outputs: [Tensor]) -> [Tensor]
  ) throws(ForwardPassError) -> [Gradients] {
    guard examples.count == batchSize else {
      throw .wrongCount(found: examples.count, wanted: batchSize, of: "examples")
    }
    for example in examples { try example.check(against: inputShapes) }
    let storage = try running.withLock { _ throws(ForwardPassError) in
      try program.run(examples, until: forwardStepCount) { storage throws(ForwardPassError) in
        let outputs = (0..<batchSize).compactMap { tensor(0, of: $0, in: storage) }
        let seeds = seeds(outputs)
        guard seeds.count == batchSize else {
          throw .wrongCount(found: seeds.count, wanted: batchSize, of: "seeds")
        }
        for seed in seeds { try [seed].check(against: [targetShape]) }
        return seeds
      }
    }
    return (0..<batchSize).compactMap { result(of: $0, in: storage) }
  }

  private func tensor(_ result: Int, of example: Int, in storage: TensorStorage) -> Tensor? {
    // First the target, then all layers' outputs, then their gradients.
    let shape = shapes[result > layers.count ? result - layers.count : result]
    return program.tensor(of: result, example: example, shape: shape, in: storage)
  }

  private func result(of example: Int, in storage: TensorStorage) -> Gradients? {
    func tensors(from first: Int) -> Activations {
      Activations(
        layers.enumerated().compactMap { place, layer in
          tensor(first + place, of: example, in: storage).map { (layer, $0) }
        })
    }
    return tensor(0, of: example, in: storage).map {
      Gradients(
        output: $0, activations: tensors(from: 1), gradients: tensors(from: 1 + layers.count))
    }
  }
}
