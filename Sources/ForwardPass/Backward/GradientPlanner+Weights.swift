import COneDNN

/// The way back through operations that have weights.
extension GradientPlanner {
  mutating func add(
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
  func backward(
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
  mutating func add(
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

  /// PReLU: what is negative was multiplied by a learned slope.
  mutating func addSlopes(
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
}
