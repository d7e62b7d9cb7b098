import COneDNN
import ModelDescription

/// A convolution of any kind: how its kernel moves, and where its numbers are.
struct Convolution {
  var kind = ONEDNN_DIRECT
  let window: onednn_window
  let kernel: NamedTensor
  let order: KernelOrder
  let bias: NamedTensor?
  let activation: ActivationFunction
}

extension Plan {
  mutating func add(
    _ layer: Conv2D, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let window = try window(of: layer, input, target)
    let weights = self.weights(of: target.name)
    let size = layer.kernelSize
    let order = KernelOrder(
      groups: layer.groups, outputs: layer.filters, inputs: input.channels / layer.groups,
      size: size, convention: weights.convention)
    let kernel = try weights.kernel(
      keras: [size.height, size.width, order.inputs, layer.filters],
      pyTorch: [layer.filters, order.inputs, size.height, size.width])
    let convolution = Convolution(
      window: window, kernel: kernel, order: order,
      bias: layer.useBias ? try weights.bias(layer.filters) : nil, activation: layer.activation)
    return try add(convolution, to: input, target)
  }

  mutating func add(
    _ layer: DepthwiseConv2D, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let window = try window(of: layer, input, target)
    let weights = self.weights(of: target.name)
    let (order, kernel) = try depthwiseKernel(
      "kernel", weights, size: layer.kernelSize, multiplier: layer.depthMultiplier, of: input)
    let bias = layer.useBias ? try weights.bias(input.channels * layer.depthMultiplier) : nil
    let convolution = Convolution(
      window: window, kernel: kernel, order: order, bias: bias, activation: layer.activation)
    return try add(convolution, to: input, target)
  }

  /// A depthwise convolution, then one of 1 × 1.
  mutating func add(
    _ layer: SeparableConv2D, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let window = try window(of: layer, input, target)
    let weights = self.weights(of: target.name)
    let channels = input.channels * layer.depthMultiplier
    let (order, kernel) = try depthwiseKernel(
      "depthwise_kernel", weights, size: layer.kernelSize, multiplier: layer.depthMultiplier,
      of: input)
    let depthwise = Convolution(
      window: window, kernel: kernel, order: order, bias: nil, activation: .linear)
    let between = try add(
      depthwise, to: input, Target(name: target.name, shape: target.shape.dropLast() + [channels]))
    let pointwise = Convolution(
      window: onednn_window(tilesOf: 1, by: 1),
      kernel: try weights.kernel(
        "pointwise_kernel", keras: [1, 1, channels, layer.filters],
        pyTorch: [layer.filters, channels, 1, 1]),
      order: KernelOrder(
        groups: 1, outputs: layer.filters, inputs: channels, size: Extent(height: 1, width: 1),
        convention: weights.convention),
      bias: layer.useBias ? try weights.bias(layer.filters) : nil, activation: layer.activation)
    return try add(pointwise, to: between, target)
  }

  mutating func add(
    _ layer: Conv2DTranspose, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let window = try window(of: layer, input, target)
    let weights = self.weights(of: target.name)
    let size = layer.kernelSize
    let order = KernelOrder(
      groups: layer.groups, outputs: layer.filters, inputs: input.channels / layer.groups,
      size: size, convention: weights.convention, isTransposed: true)
    let kernel = try weights.kernel(
      keras: [size.height, size.width, order.outputs, input.channels],
      pyTorch: [input.channels, order.outputs, size.height, size.width])
    let convolution = Convolution(
      kind: ONEDNN_TRANSPOSED, window: window, kernel: kernel, order: order,
      bias: layer.useBias ? try weights.bias(layer.filters) : nil, activation: layer.activation)
    return try add(convolution, to: input, target)
  }

  /// The kernel of a convolution with as many groups as channels: Keras's kernels of both have the
  /// same numbers in the same order.
  private func depthwiseKernel(
    _ name: String, _ weights: LayerWeights, size: Extent, multiplier: Int, of input: PlannedValue
  ) throws(ForwardPassError) -> (KernelOrder, NamedTensor) {
    let channels = input.channels
    let order = KernelOrder(
      groups: channels, outputs: channels * multiplier, inputs: 1, size: size,
      convention: weights.convention)
    let kernel = try weights.kernel(
      name, keras: [size.height, size.width, channels, multiplier],
      pyTorch: [channels * multiplier, 1, size.height, size.width])
    return (order, kernel)
  }

  private func window(
    of layer: any Layer, _ input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> onednn_window {
    guard let window = layer.window, input.shape.count == 3, target.shape.count == 3 else {
      throw .layerNotSupported(layer: target.name, className: layer.className)
    }
    return onednn_window(window, from: input.shape, to: target.shape)
  }

  // MARK: Planning

  /// A convolution, its bias and what follows it in one operation, as far as oneDNN has that.
  private mutating func add(
    _ convolution: Convolution, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let functions = (convolution.activation.numberFunctions ?? []) + target.followers.functions
    let (operation, rest) = try plan(functions) { functions throws(ForwardPassError) in
      try plan(convolution, functions, input: input, target)
    }
    guard let source = operation.layout(of: ONEDNN_SOURCE) else { throw .refused(target.name) }
    let parts = try weightParts(of: convolution, operation, target)
    let ready = try inLayout(source, input, layer: target.name)
    let result = try add(
      operation, to: ready, shape: target.shape, with: parts,
      derivative: .convolution(convolution, from: input.shape, to: target.shape))
    return convolution.activation.numberFunctions == nil
      ? try addActivation(convolution.activation, to: result, target)
      : try addFunctions(rest, to: result, layer: target.name)
  }

  /// The kernel and the bias in the order that an operation wants.
  private mutating func weightParts(
    of convolution: Convolution, _ operation: Operation, _ target: Target
  ) throws(ForwardPassError) -> [(part: Operation.Part, buffer: BufferIndex)] {
    guard let layout = operation.layout(of: ONEDNN_WEIGHTS) else { throw .refused(target.name) }
    let normalization = target.followers.normalization
    let kernel = convolution.kernel
    // A layer that is applied several times may be followed by different normalisations.
    let suffix = normalization.map { " * " + $0.name } ?? ""
    let content = WeightContent.kernel(kernel, convolution.order, layout, normalization)
    var parts = [
      (Operation.Part.weights, addWeights(kernel.name + suffix, layout: layout, content: content))
    ]
    if let layout = operation.layout(of: ONEDNN_BIAS) {
      let name = (convolution.bias?.name ?? kernel.name + " shift") + suffix
      let content: WeightContent? =
        if let normalization {
          .shifts(normalization, convolution.bias)
        } else {
          convolution.bias.map { .copy($0) }
        }
      guard let content else { throw .refused(target.name) }
      parts.append((.bias, addWeights(name, layout: layout, content: content)))
    }
    return parts
  }

  private func plan(
    _ convolution: Convolution, _ functions: NumberFunctions, input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> Operation {
    let (order, window) = (convolution.order, convolution.window)
    let chosen = try chosenLayout(input.shape, layer: target.name)
    let kernel = try require(DataLayout(sizes: order.sizes), layer: target.name)
    let destination = try chosenLayout(target.shape, layer: target.name)
    let hasBias = convolution.bias != nil || target.followers.normalization != nil
    let bias =
      hasBias
      ? try require(
        DataLayout(sizes: [order.groups * order.outputs], strides: [1]), layer: target.name) : nil
    func plan(
      _ kind: onednn_convolution, from source: DataLayout
    ) throws(ForwardPassError) -> Operation {
      try Operation(for: target.name) { operation in
        withUnsafePointer(to: window) { window in
          onednn_plan_convolution(
            kind, source.pointer, kernel.pointer, bias?.pointer, destination.pointer, window,
            functions, Int32(functions.count), operation)
        }
      }
    }
    if purpose == .manyPasses && convolution.suitsWinograd,
      let quick = try? plan(ONEDNN_WINOGRAD, from: chosen)
    {
      return quick
    }
    // Pictures of few channels stay as they are where the processor has quick code for that: with
    // AVX-512 but not with AVX2. Deeper maps may take the layout that is quickest.
    if input.channels <= 4 {
      let plain = try plan(convolution.kind, from: input.layout)
      if !plain.isReference { return plain }
    }
    return try plan(convolution.kind, from: chosen)
  }
}

extension Convolution {
  /// Whether the convolution can be done with fewer multiplications (Lavin & Gray 2016).
  fileprivate var suitsWinograd: Bool {
    kind == ONEDNN_DIRECT && order.groups == 1 && window.size == (3, 3)
      && window.strides == (1, 1) && window.dilation == (1, 1)
  }
}
