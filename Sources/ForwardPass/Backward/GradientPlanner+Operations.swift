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
  private mutating func add(
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
  private mutating func reordered(
    _ buffer: BufferIndex, from: DataLayout, to: DataLayout, layer: String
  ) throws(ForwardPassError) -> BufferIndex {
    let value = PlannedValue(shape: [], layout: from, buffer: buffer)
    return try plan.inLayout(to, value, layer: layer).buffer
  }

  // MARK: Weights

  private mutating func add(
    _ convolution: Convolution, _ from: [Int], _ to: [Int], _ forward: Operation,
    _ gradient: BufferIndex
  ) throws(ForwardPassError) -> BufferIndex {
    let layer = forward.layer
    let (source, destination) = (
      try plan.chosenLayout(from, layer: layer), try plan.chosenLayout(to, layer: layer)
    )
    let kernel = try plan.require(DataLayout(sizes: convolution.order.sizes), layer: layer)
    let operation = try Operation(backwardOf: forward) { forward, operation in
      withUnsafePointer(to: convolution.window) { window in
        onednn_plan_convolution_backward(
          forward, convolution.kind, source.pointer, kernel.pointer, destination.pointer, window,
          operation)
      }
    }
    guard let wanted = operation.layout(of: ONEDNN_DESTINATION_GRADIENT),
      let given = operation.layout(of: ONEDNN_SOURCE_GRADIENT),
      let kernel = operation.layout(of: ONEDNN_WEIGHTS)
    else { throw .refused(layer) }
    let weights = plan.addWeights(
      convolution.kernel.name, layout: kernel,
      content: .kernel(convolution.kernel, convolution.order, kernel, nil))
    let ready = try reordered(gradient, from: try forward.destination(), to: wanted, layer: layer)
    let share = add(
      operation, .destinationGradient, ready, .sourceGradient, reading: [(.weights, weights)])
    return try reordered(share, from: given, to: try forward.source(), layer: layer)
  }

  /// The gradients of rows are those of the units times the kernel: a product, too.
  private func backward(
    ofRows rows: Int, inputs: Int, units: Int, _ kernelStrides: [Int], layer: String
  ) throws(ForwardPassError) -> Operation {
    let source = try plan.require(
      DataLayout(sizes: [rows, units], strides: [units, 1]), layer: layer)
    let kernel = try plan.require(
      DataLayout(sizes: [inputs, units], strides: kernelStrides.reversed()), layer: layer)
    let destination = try plan.require(
      DataLayout(sizes: [rows, inputs], strides: [inputs, 1]), layer: layer)
    return try Operation(for: layer) {
      onednn_plan_inner_product(
        source.pointer, kernel.pointer, nil, destination.pointer, nil, 0, $0)
    }
  }

  /// The factors of a batch normalisation alone: the same with averages and summands of 0.
  private mutating func add(
    _ epsilon: Double, _ channels: Int, of step: Step, _ forward: Operation,
    _ gradient: BufferIndex
  ) throws(ForwardPassError) -> BufferIndex {
    let layout = try forward.destination()
    let operation = try Operation(for: forward.layer) {
      onednn_plan_batch_normalization(layout.pointer, Float(epsilon), false, $0)
    }
    let perChannel = try plan.require(
      DataLayout(sizes: [channels], strides: [1]), layer: forward.layer)
    let zeros = plan.addWeights(
      "zeros for gradients", layout: perChannel, content: .constant(0, count: channels))
    let factors = step.parts.filter { $0.part == .variance || $0.part == .scale }
    return add(
      operation, .source, gradient, .destination,
      reading: factors + [(.mean, zeros), (.shift, zeros)])
  }

  // MARK: Functions

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

  private mutating func addSlopes(
    _ slopes: BufferIndex, of source: BufferIndex, _ forward: Operation, _ gradient: BufferIndex
  ) throws(ForwardPassError) -> BufferIndex {
    let layout = try forward.source()
    let slopesLayout = try plan.require(
      forward.layout(of: ONEDNN_WEIGHTS), layer: forward.layer)
    let operation = try Operation(backwardOf: forward) { forward, operation in
      onednn_plan_prelu_backward(forward, layout.pointer, slopesLayout.pointer, operation)
    }
    // Nobody asks for the gradient of the slopes, but it is computed.
    let unused = plan.addBuffer(byteCount: slopesLayout.byteCount)
    return add(
      operation, .destinationGradient, gradient, .sourceGradient,
      reading: [(.source, source), (.weights, slopes), (.weightsGradient, unused)])
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
