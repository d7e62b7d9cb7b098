import COneDNN
import ModelDescription
import Synchronization
import Tensors

/// A model and its weights made ready once, to be run on any number of inputs.
///
/// Only what the tapped layers depend on is computed, and only its weights are read. Making it
/// needs no picture, so it can be done while one is decoded.
public final class CompiledModel: @unchecked Sendable {
  /// The tapped layers, in the order in which they were asked for; without those left out.
  public let taps: [String]

  /// The layers that were left out, since they, or layers before them, cannot be run; `nil` if there
  /// are none.
  public let leftOut: LeftOutLayers?

  /// The number of examples in a pass.
  public let batchSize: Int

  /// The shape of one example of each input of the model: height × width × channels.
  public let inputShapes: [[Int]]

  private let shapes: [[Int]]
  private let program: Program

  /// Guards the program's memory: one pass at a time.
  private let running = Mutex<Void>(())

  /// Makes a model ready.
  ///
  /// - Parameters:
  ///   - model: the network; all its sizes but the batch must be known.
  ///   - weights: the layers' tensors under Keras's or PyTorch's names, or torchvision's numbers.
  ///   - taps: the names of the layers whose outputs are wanted. A layer that is applied several
  ///     times gives its first output.
  ///   - optionalTaps: those of them that are left out where they, or layers before them, cannot be
  ///     run. A tap must be left.
  ///   - tapsBeforeActivation: those whose numbers are wanted before the layer's own activation. One
  ///     that is a layer of its own counts as no part of the layer before.
  ///   - batchSize: how many examples are run at once, at least 1.
  ///   - purpose: whether the first result or the later ones should come soonest.
  public init(
    _ model: Model, weights: any NamedTensors, taps: [String],
    optionalTaps: Set<String> = [], tapsBeforeActivation: Set<String> = [], batchSize: Int = 1,
    purpose: Purpose = .onePass
  ) throws(ForwardPassError) {
    precondition(batchSize >= 1, "a batch has at least one example")
    try CompiledModel.loadLibrary()
    let whole = model
    let model = try whole.readyToRun(batch: batchSize)
    var wanted: [Planner.Tap] = []
    for tap in taps {
      guard let call = model.layer(named: whole.innerName(of: tap))?.calls.first else {
        throw .unknownLayer(tap, known: model.layers.map(\.name))
      }
      wanted.append(
        Planner.Tap(
          name: tap, call: call, isBeforeActivation: tapsBeforeActivation.contains(tap),
          isOptional: optionalTaps.contains(tap)))
    }
    let file = weights.named(for: model)
    let plan = Plan(batch: batchSize, purpose: purpose, file: file)
    let planned = try Planner.planned(model, plan, taps: wanted)
    self.taps = planned.taps.map(\.name)
    self.batchSize = batchSize
    leftOut = planned.leftOut
    inputShapes = try Planner.shapes(of: model.inputs, in: model, batch: batchSize)
    shapes = try Planner.shapes(of: planned.taps.map(\.call), in: model, batch: batchSize)
    program = try Program(planned.plan, results: planned.buffers)
  }

  /// Loads oneDNN, if that has not been done. It sets an environment variable, so a program that
  /// has begun other threads by the time of its first model should call this before.
  public static func loadLibrary() throws(ForwardPassError) {
    if let problem = onednn_load() { throw .libraryUnavailable(String(cString: problem)) }
  }

  /// Runs the model on one example of its only input.
  ///
  /// - Parameter input: numbers of any element type, in the shape of `inputShapes[0]`.
  public func run(_ input: Tensor) throws(ForwardPassError) -> Activations {
    guard let first = try run([[input]]).first else {
      throw .wrongCount(found: 1, wanted: batchSize, of: "examples")
    }
    return first
  }

  /// Runs the model on a batch of examples of its only input.
  public func run(batch: [Tensor]) throws(ForwardPassError) -> [Activations] {
    try run(batch.map { [$0] })
  }

  /// Runs the model on a batch of examples, each with a tensor for each of the model's inputs.
  public func run(_ examples: [[Tensor]]) throws(ForwardPassError) -> [Activations] {
    guard examples.count == batchSize else {
      throw .wrongCount(found: examples.count, wanted: batchSize, of: "examples")
    }
    for example in examples { try example.check(against: inputShapes) }
    let storage = try running.withLock { _ throws(ForwardPassError) in
      try program.run(examples)
    }
    return (0..<batchSize).map { example in
      Activations(
        taps.indices.compactMap { tap in
          program.tensor(of: tap, example: example, shape: shapes[tap], in: storage)
            .map { (taps[tap], $0) }
        })
    }
  }
}

extension [Tensor] {
  /// Checks the inputs of one example.
  func check(against shapes: [[Int]]) throws(ForwardPassError) {
    guard count == shapes.count else {
      throw .wrongCount(found: count, wanted: shapes.count, of: "inputs")
    }
    for (tensor, shape) in zip(self, shapes) where tensor.shape != shape {
      throw .wrongInput(found: tensor.shape, wanted: shape)
    }
  }
}
