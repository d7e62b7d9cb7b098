import ForwardPass
import ModelDescription
import Tensors

/// A model made ready once to explain units of one layer by one method.
public final class CompiledAttribution: Sendable {
  /// The layer whose units are explained.
  public let layer: String
  public let method: AttributionMethod

  let gradient: CompiledGradient

  /// Grad-CAM, where the method needs it beside another gradient.
  let gradCAM: CompiledAttribution?

  /// The only place whose units are explained; `nil` for all.
  public let place: LayerUnit.Place?

  /// What is run for that place; `nil` for the whole model.
  let part: SeenPart?

  /// The shape of the model's input.
  let inputShape: [Int]

  /// The name of the model's input.
  let inputName: String

  /// Makes a model ready.
  ///
  /// - Parameters:
  ///   - model: a network with one input.
  ///   - weights: the layers' tensors, as for `CompiledModel`.
  ///   - layer: the layer whose units are explained.
  ///   - place: the only place of the layer's maps whose units are explained, which may take a
  ///     fraction of the time: only what they see is run.
  ///   - beforeActivation: whether that is its output without its own activation function: a class
  ///     before softmax.
  public init(
    _ model: Model, weights: any NamedTensors, method: AttributionMethod, of layer: String,
    at place: LayerUnit.Place? = nil, beforeActivation: Bool = true
  ) throws(AttributionError) {
    guard model.inputs.count == 1, let input = model.inputs.first else {
      throw .severalInputs(count: model.inputs.count)
    }
    try method.check()
    inputName = model.layers[model.calls[input].layer].name
    let layers: [String] =
      switch method {
      case .gradCAM(let layer): [layer]
      case .occlusion: []
      default: [inputName]
      }
    self.layer = layer
    self.method = method
    gradCAM =
      if case .guidedGradCAM(let maps) = method {
        try CompiledAttribution(
          model, weights: weights, method: .gradCAM(layer: maps), of: layer, at: place,
          beforeActivation: beforeActivation)
      } else {
        nil
      }
    self.place = place
    part = method.part(of: model, layer: layer, place: place)
    // Some files fix how many examples are run at once: one, as a rule.
    let fixed = model.calls[input].outputShape.dimensions.first.flatMap { $0 }
    do {
      gradient = try CompiledGradient(
        part?.model ?? model, weights: weights.named(for: model), of: layer,
        beforeActivation: beforeActivation, at: layers, rule: method.rule,
        batchSize: fixed == nil ? method.batchSize : 1)
    } catch {
      throw .forwardPass(error)
    }
    let maps = part.flatMap { _ in model.calls[input].outputShape.featureMaps }
    inputShape = maps.map { [$0.height, $0.width, $0.channels] } ?? gradient.inputShapes[0]
  }

  /// Explains a unit for an input.
  ///
  /// - Parameters:
  ///   - input: numbers in the shape that the model reads.
  ///   - unit: without a place it is the one where its channel is largest, or the one at `place`.
  public func run(_ input: Tensor, of unit: LayerUnit) throws(AttributionError) -> Attribution {
    guard input.shape == inputShape else {
      throw .forwardPass(.wrongInput(found: input.shape, wanted: inputShape))
    }
    let unit = try unit.at(place, of: layer)
    switch method {
    case .gradient, .guidedBackpropagation, .deconvolution:
      return try explained(unit, input) { $1 }
    case .gradientTimesInput:
      return try explained(unit, input) { $0.combined(with: $1, *) }
    case .integratedGradients(let steps, let baseline):
      return try integrated(unit, input, from: try self.baseline(baseline), steps: steps)
    case .gradCAM(let layer):
      return try classActivation(unit, input, at: layer)
    case .guidedGradCAM:
      return try guidedClassActivation(unit, input)
    case .occlusion(let window, let strides, let baseline):
      return try occluded(
        unit, input, by: try self.baseline(baseline), window: window, strides: strides)
    }
  }

  private func baseline(_ baseline: Tensor?) throws(AttributionError) -> Tensor {
    let baseline = baseline ?? Tensor(zeros: inputShape)
    guard baseline.shape == inputShape else {
      throw .wrongBaseline(found: baseline.shape, wanted: inputShape)
    }
    return baseline
  }

  // MARK: Passes

  /// Runs the input, and others that are made of it, forward and back from the unit. All are what
  /// is `seen` of inputs.
  ///
  /// - Parameters:
  ///   - count: how many others there are.
  ///   - other: makes one of them.
  ///   - visit: gets each result with its number, the input's first, with number 0, and what the
  ///     unit gives.
  /// - Returns: the unit with its place, and what it gives for the input.
  func pass(
    _ unit: LayerUnit, _ input: Tensor, others count: Int = 0,
    other: (Int) -> Tensor, visit: (Int, Gradients, Float) -> Void
  ) throws(AttributionError) -> (unit: LayerUnit, score: Float) {
    let shape = gradient.targetShape
    // The part of a model has no other place.
    let inside = part == nil ? unit : LayerUnit(channel: unit.channel)
    try inside.check(in: shape, of: layer)
    var explained = (unit: unit, score: Float.nan)
    var index = 0
    for start in stride(from: 0, through: count, by: gradient.batchSize) {
      let numbers = start...min(start + gradient.batchSize - 1, count)
      let examples = numbers.map { $0 == 0 ? input : other($0 - 1) }
      let rest = repeatElement(input, count: gradient.batchSize - examples.count)
      let results: [Gradients]
      do {
        results = try gradient.run((examples + rest).map { [$0] }) { outputs in
          if start == 0, let output = outputs.first?.floats() {
            let completed = inside.completed(in: output, shape: shape)
            index = completed.index(in: shape)
            explained = (part == nil ? completed : unit, output[index])
          }
          let seed = Tensor(oneAt: index, of: shape)
          return outputs.map { _ in seed }
        }
      } catch {
        throw .forwardPass(error)
      }
      for (number, result) in zip(numbers, results) {
        visit(number, result, result.output.floats()[index])
      }
    }
    return explained
  }
}
