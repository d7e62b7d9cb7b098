import COneDNN

/// Adds to a plan the steps that take the gradient of one of its values back to others.
///
/// The gradient of a buffer lies as the buffer's numbers do, so that views of a buffer under
/// another shape need no step of their own.
struct GradientPlanner {
  var plan: Plan

  /// What rectifiers do.
  let rule: ReLURule

  /// The gradients that are known so far.
  private(set) var gradients: [BufferIndex: BufferIndex] = [:]

  /// Buffers that depend on those whose gradients are wanted.
  private var leads: Set<BufferIndex>

  /// The steps of the forward pass.
  private let forwardSteps: [Step]

  /// - Parameters:
  ///   - plan: a plan that is differentiable, with the whole forward pass.
  ///   - origins: the buffers whose gradients are wanted.
  init(_ plan: Plan, to origins: [BufferIndex], rule: ReLURule) {
    self.plan = plan
    self.rule = rule
    forwardSteps = plan.steps
    leads = Set(origins)
    for step in forwardSteps where step.sources.contains(where: { leads.contains($0.buffer) }) {
      if let result = step.buffer(of: .destination) { leads.insert(result) }
    }
  }

  /// Adds the steps.
  ///
  /// - Parameters:
  ///   - target: the buffer from which gradients go back.
  ///   - seed: its gradient.
  /// - Returns: the first step on the way that no gradient goes through; `nil` if all is well.
  mutating func addSteps(
    from target: BufferIndex, seed: BufferIndex
  ) throws(ForwardPassError) -> Int? {
    gradients[target] = seed
    for (index, step) in forwardSteps.enumerated().reversed() {
      guard let result = step.buffer(of: .destination), let gradient = gradients[result],
        step.sources.contains(where: { leads.contains($0.buffer) })
      else { continue }
      guard let derivative = step.derivative else { return index }
      try add(derivative, of: step, gradient)
    }
    return nil
  }

  /// Adds the gradients of what a step reads.
  private mutating func add(
    _ derivative: Derivative, of step: Step, _ gradient: BufferIndex
  ) throws(ForwardPassError) {
    let sources = step.sources.map(\.buffer)
    switch derivative {
    case .pairing(let pairing, let walk):
      add(pairing, along: walk, of: sources, gradient)
    case .joining(let runs, let count):
      add(joining: runs, count: count, of: sources, gradient)
    case .linear(let transposed):
      add(transposed, of: sources, gradient)
    case .numbers(let slope):
      add(slope, of: sources, gradient)
    case .whole(let loop):
      add(loop, of: sources, gradient)
    case .matrices(let sizes):
      guard case .operation(let forward) = step.action else { return }
      try add(sizes, of: sources, gradient, layer: forward.layer)
    case .sameNumbers, .convolution, .product, .pool, .localNormalization, .channelFactors,
      .resampling, .function, .softmax, .learnedSlopes:
      guard case .operation(let forward) = step.action, let source = sources.first,
        let share = try share(derivative, of: step, source, forward, gradient)
      else { return }
      take(share, for: source)
    }
  }

  // MARK: Gradients

  /// Whether the gradient of a buffer is of use.
  func isWanted(_ buffer: BufferIndex) -> Bool { leads.contains(buffer) }

  /// Takes a share of a buffer's gradient: what comes from one of its readers.
  mutating func take(_ share: BufferIndex, for buffer: BufferIndex) {
    guard isWanted(buffer) else { return }
    guard let known = gradients[buffer] else {
      gradients[buffer] = share
      return
    }
    let count = plan.buffers[buffer].numberCount
    gradients[buffer] = plan.addLoop(over: [known, share], count: count) { sources, destination in
      let (known, share) = (sources[0], sources[1])
      for index in 0..<count { destination[index] = known[index] + share[index] }
    }
  }
}

extension Buffer {
  /// How many numbers there is room for.
  var numberCount: Int { byteCount / MemoryLayout<Float>.stride }
}

extension Step {
  /// The parts that it reads.
  var sources: [(part: Operation.Part, buffer: BufferIndex)] {
    parts.filter { ![.destination, .scratch, .workspace].contains($0.part) }
  }

  func buffer(of part: Operation.Part) -> BufferIndex? {
    parts.first { $0.part == part }?.buffer
  }
}
