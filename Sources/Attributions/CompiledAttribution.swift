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

  /// The name of the model's input.
  let inputName: String

  /// Makes a model ready.
  ///
  /// - Parameters:
  ///   - model: a network with one input.
  ///   - weights: the layers' tensors, as for `CompiledModel`.
  ///   - layer: the layer whose units are explained.
  ///   - beforeActivation: whether that is its output without its own activation function: a class
  ///     before softmax.
  public init(
    _ model: Model, weights: any NamedTensors, method: AttributionMethod, of layer: String,
    beforeActivation: Bool = true
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
          model, weights: weights, method: .gradCAM(layer: maps), of: layer,
          beforeActivation: beforeActivation)
      } else {
        nil
      }
    // Some files fix how many examples are run at once: one, as a rule.
    let fixed = model.calls[input].outputShape.dimensions.first.flatMap { $0 }
    do {
      gradient = try CompiledGradient(
        model, weights: weights, of: layer, beforeActivation: beforeActivation, at: layers,
        rule: method.rule, batchSize: fixed == nil ? method.batchSize : 1)
    } catch {
      throw .forwardPass(error)
    }
  }

  /// Explains a unit for an input.
  ///
  /// - Parameters:
  ///   - input: numbers in the shape that the model reads.
  ///   - unit: without a place it is the one where its channel is largest.
  public func run(_ input: Tensor, of unit: LayerUnit) throws(AttributionError) -> Attribution {
    switch method {
    case .gradient, .guidedBackpropagation, .deconvolution:
      try explained(unit, input) { $0 }
    case .gradientTimesInput:
      try explained(unit, input) { input.combined(with: $0, *) }
    case .integratedGradients(let steps, let baseline):
      try integrated(unit, input, from: try self.baseline(baseline, for: input), steps: steps)
    case .gradCAM(let layer):
      try classActivation(unit, input, at: layer)
    case .guidedGradCAM:
      try guidedClassActivation(unit, input)
    case .occlusion(let window, let strides, let baseline):
      try occluded(
        unit, input, by: try self.baseline(baseline, for: input), window: window,
        strides: strides)
    }
  }

  private func baseline(
    _ baseline: Tensor?, for input: Tensor
  ) throws(AttributionError) -> Tensor {
    let baseline = baseline ?? Tensor(zeros: input.shape)
    guard baseline.shape == input.shape else {
      throw .wrongBaseline(found: baseline.shape, wanted: input.shape)
    }
    return baseline
  }

  // MARK: Passes

  /// Runs the input, and others that are made of it, forward and back from the unit.
  ///
  /// - Parameters:
  ///   - count: how many others there are.
  ///   - other: makes one of them.
  ///   - visit: gets each result with its number, the input's first, with number 0.
  /// - Returns: the unit with its place, and what it gives for the input.
  func pass(
    _ unit: LayerUnit, _ input: Tensor, others count: Int = 0,
    other: (Int) -> Tensor, visit: (Int, Gradients) -> Void
  ) throws(AttributionError) -> (unit: LayerUnit, score: Float) {
    let shape = gradient.targetShape
    try unit.check(in: shape, of: layer)
    var explained = (unit: unit, score: Float.nan)
    for start in stride(from: 0, through: count, by: gradient.batchSize) {
      let numbers = start...min(start + gradient.batchSize - 1, count)
      let examples = numbers.map { $0 == 0 ? input : other($0 - 1) }
      let rest = repeatElement(input, count: gradient.batchSize - examples.count)
      let results: [Gradients]
      do {
        results = try gradient.run((examples + rest).map { [$0] }) { outputs in
          if start == 0, let output = outputs.first?.floats() {
            explained.unit = unit.completed(in: output, shape: shape)
            explained.score = output[explained.unit.index(in: shape)]
          }
          let seed = Tensor(oneAt: explained.unit.index(in: shape), of: shape)
          return outputs.map { _ in seed }
        }
      } catch {
        throw .forwardPass(error)
      }
      for (number, result) in zip(numbers, results) { visit(number, result) }
    }
    return explained
  }
}
