import ModelDescription

extension Planner {
  /// What a backward pass needs beside the plan itself.
  struct GradientPlan {
    /// The steps of the forward pass, after which the seed is wanted.
    let forwardStepCount: Int

    /// The buffers of the target's output, of the layers' outputs and of their gradients.
    let target: BufferIndex
    let activations: [BufferIndex]
    let gradients: [BufferIndex]
  }

  /// Plans a forward pass and, behind it, a backward one. The gradient of the target is one more
  /// input of the plan, behind the model's.
  ///
  /// - Parameters:
  ///   - target: the call from whose output gradients go back.
  ///   - beforeActivation: whether that is its output without its activation function.
  ///   - calls: those for whose outputs gradients are wanted.
  mutating func planGradients(
    of target: Int, beforeActivation: Bool, at calls: [Int], rule: ReLURule
  ) throws(ForwardPassError) -> GradientPlan {
    try planValues(of: [target] + calls)
    if let problem = problems.min(by: { $0.key < $1.key }) { throw problem.value }
    guard var output = values[target] else { throw .refused(name(of: target)) }
    if beforeActivation { output = withoutActivation(output, target) }
    let result = try plan.handOut(output, layer: name(of: target))
    // The target itself is the same output there, too.
    let origins = calls.compactMap { $0 == target ? output : values[$0] }
    var activations: [BufferIndex] = []
    for (call, origin) in zip(calls, origins) {
      activations.append(try plan.handOut(origin, layer: name(of: call)))
    }
    let forwardStepCount = plan.steps.count

    let shape = output.shape
    let seed = PlannedValue(
      shape: shape, layout: try plan.plainLayout(shape, layer: name(of: target)),
      buffer: plan.addBuffer(
        .input(model.inputs.count),
        byteCount: MemoryLayout<Float>.stride * shape.reduce(plan.batch, *)))
    let ready = try plan.inLayout(output.layout, seed, layer: name(of: target))
    var gradients = GradientPlanner(plan, to: origins.map(\.buffer), rule: rule)
    if let step = try gradients.addSteps(from: output.buffer, seed: ready.buffer) {
      let layer = model.layers[model.calls[stepCalls[step]].layer]
      throw .gradientNotSupported(layer: layer.name, className: layer.layer.className)
    }
    plan = gradients.plan
    var results: [BufferIndex] = []
    for (call, origin) in zip(calls, origins) {
      guard let gradient = gradients.gradients[origin.buffer] else {
        throw .withoutInfluence(layer: name(of: call), target: name(of: target))
      }
      let value = PlannedValue(shape: origin.shape, layout: origin.layout, buffer: gradient)
      results.append(try plan.handOut(value, layer: name(of: call)))
    }
    return GradientPlan(
      forwardStepCount: forwardStepCount, target: result, activations: activations,
      gradients: results)
  }

  /// The value in a buffer of its own, if somebody asks for it: layers that hand on what they get
  /// have other gradients than what they get has, which others may read, too.
  mutating func apart(
    _ value: PlannedValue, of call: Int
  ) throws(ForwardPassError) -> PlannedValue {
    let isShared = model.calls[call].inputs.contains { values[$0]?.buffer == value.buffer }
    guard isShared, readers[call].contains(nil) else { return value }
    return try plan.copied(value, layer: name(of: call))
  }

  /// What a layer computes before its own activation function.
  private func withoutActivation(_ output: PlannedValue, _ call: Int) -> PlannedValue {
    guard model.layers[model.calls[call].layer].layer.hasActivation else { return output }
    var buffer = output.buffer
    for (index, step) in plan.steps.enumerated().reversed()
    where stepCalls.indices.contains(index) && stepCalls[index] == call
      && step.buffer(of: .destination) == buffer
    {
      guard step.derivative?.isActivation == true, let source = step.buffer(of: .source) else {
        break
      }
      buffer = source
    }
    return PlannedValue(shape: output.shape, layout: output.layout, buffer: buffer)
  }
}

extension Layer {
  /// Whether the layer is an activation function or has one.
  fileprivate var hasActivation: Bool {
    activationFunction != nil || numberFunctions != nil || self is ReLU || self is Softmax
  }
}
