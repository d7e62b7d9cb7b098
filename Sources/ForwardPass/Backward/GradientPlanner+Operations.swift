import COneDNN

/// The way back through steps that oneDNN computes.
extension GradientPlanner {
  /// Adds the gradient of what an operation reads, and gives its buffer; `nil` for derivatives of
  /// other steps.
  mutating func share(
    _ derivative: Derivative, of step: Step, _ source: BufferIndex, _ forward: Operation,
    _ gradient: BufferIndex
  ) throws(ForwardPassError) -> BufferIndex? {
    switch derivative {
    case .sameNumbers:
      return try reordered(
        gradient, from: try forward.destination(), to: try forward.source(),
        layer: forward.layer)
    case .convolution(let convolution, let from, let to):
      return try add(convolution, from, to, forward, gradient)
    case .product(let rows, let inputs, let units, let kernelStrides):
      guard let kernel = step.buffer(of: .weights) else { return nil }
      let product = try backward(
        ofRows: rows, inputs: inputs, units: units, kernelStrides, layer: forward.layer)
      return add(product, .source, gradient, .destination, reading: [(.weights, kernel)])
    case .channelFactors(let channels, let epsilon):
      return try add(epsilon, channels, of: step, forward, gradient)
    case .function(let function):
      return try add(function, of: source, forward, gradient)
    case .learnedSlopes:
      guard let slopes = step.buffer(of: .weights) else { return nil }
      return try addSlopes(slopes, of: source, forward, gradient)
    default:
      guard let operation = try backward(of: forward, derivative) else { return nil }
      // The library may have code for the way back that needs nothing of what was kept.
      let readsWorkspace = operation.workspaceByteCount > 0
      let read = step.parts.filter {
        $0.part == .workspace ? readsWorkspace : $0.part == derivative.reads
      }
      return add(
        operation, .destinationGradient, gradient, .sourceGradient, reading: read)
    }
  }

  /// Adds a backward operation, and gives the buffer that it writes.
  mutating func add(
    _ operation: Operation, _ sourcePart: Operation.Part, _ gradient: BufferIndex,
    _ resultPart: Operation.Part, reading: [(part: Operation.Part, buffer: BufferIndex)] = []
  ) -> BufferIndex {
    let role = resultPart == .destination ? ONEDNN_DESTINATION : ONEDNN_SOURCE_GRADIENT
    let share = plan.addBuffer(byteCount: operation.layout(of: role)?.byteCount ?? 0)
    plan.addStep(
      .operation(operation), [(sourcePart, gradient), (resultPart, share)] + reading)
    return share
  }

  /// A buffer's numbers in another layout.
  mutating func reordered(
    _ buffer: BufferIndex, from: DataLayout, to: DataLayout, layer: String
  ) throws(ForwardPassError) -> BufferIndex {
    let value = PlannedValue(shape: [], layout: from, buffer: buffer)
    return try plan.inLayout(to, value, layer: layer).buffer
  }

  private mutating func add(
    _ function: onednn_function, of source: BufferIndex, _ forward: Operation,
    _ gradient: BufferIndex
  ) throws(ForwardPassError) -> BufferIndex {
    let layout = try forward.destination()
    var gradient = gradient
    if function.isRectifier && rule != .gradient {
      let positive = try Operation(for: forward.layer) {
        onednn_plan_elementwise(layout.pointer, onednn_function(ONEDNN_RELU), $0)
      }
      gradient = add(positive, .source, gradient, .destination)
      if rule == .deconvolution { return gradient }
    }
    let operation = try Operation(backwardOf: forward) { forward, operation in
      onednn_plan_elementwise_backward(forward, layout.pointer, function, operation)
    }
    return add(
      operation, .destinationGradient, gradient, .sourceGradient, reading: [(.source, source)])
  }

  /// The backward operation of one without weights, in the layouts of the forward one.
  private func backward(
    of forward: Operation, _ derivative: Derivative
  ) throws(ForwardPassError) -> Operation? {
    let (source, destination) = (try forward.source(), try forward.destination())
    return switch derivative {
    case .pool(let kind, let window):
      try Operation(backwardOf: forward) { forward, operation in
        withUnsafePointer(to: window) { window in
          onednn_plan_pooling_backward(
            forward, source.pointer, destination.pointer, window, kind, operation)
        }
      }
    case .localNormalization(let numbers):
      try Operation(backwardOf: forward) { forward, operation in
        onednn_plan_normalization_backward(forward, source.pointer, numbers, operation)
      }
    case .resampling(let interpolates):
      try Operation(backwardOf: forward) { forward, operation in
        onednn_plan_resampling_backward(
          forward, source.pointer, destination.pointer, interpolates, operation)
      }
    case .softmax(let isLogarithm):
      try Operation(backwardOf: forward) { forward, operation in
        onednn_plan_softmax_backward(forward, source.pointer, 1, isLogarithm, operation)
      }
    default: nil
    }
  }
}

extension Derivative {
  /// What of the forward operation its backward operation reads beside a workspace.
  fileprivate var reads: Operation.Part? {
    switch self {
    case .localNormalization: .source
    case .softmax: .destination
    default: nil
    }
  }
}

extension onednn_function {
  /// Whether it is ReLU, or ReLU with a bound such as 6; hard sigmoids are bounded at 1.
  fileprivate var isRectifier: Bool {
    switch kind {
    case ONEDNN_RELU: alpha == 0
    case ONEDNN_CLIP: alpha == 0 && beta > 1
    default: false
    }
  }
}
