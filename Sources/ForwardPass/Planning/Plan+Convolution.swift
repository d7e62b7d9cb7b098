import COneDNN
import ModelDescription

extension Plan {
  mutating func add(
    _ layer: Conv2D, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let inputs = (input.shape.last ?? 0) / layer.groups
    return try addConvolution(
      layer,
      kernelShape: [layer.kernelSize.height, layer.kernelSize.width, inputs, layer.filters],
      to: input, target)
  }

  /// A depthwise convolution, which is one with as many groups as channels: Keras's kernels of
  /// both have the same numbers in the same order.
  mutating func add(
    _ layer: DepthwiseConv2D, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let channels = input.shape.last ?? 0
    let (size, strides, holes) = (layer.kernelSize, layer.strides, layer.dilationRate)
    let grouped = Conv2D(
      filters: channels * layer.depthMultiplier, kernelSize: (size.height, size.width),
      strides: (strides.height, strides.width), padding: layer.padding,
      dilationRate: (holes.height, holes.width), groups: channels, activation: layer.activation,
      useBias: layer.useBias)
    return try addConvolution(
      grouped, kernelShape: [size.height, size.width, channels, layer.depthMultiplier],
      to: input, target)
  }

  /// A convolution with its bias and ReLU in one operation; other functions follow it.
  ///
  /// - Parameter kernelShape: the shape of the kernel in files of Keras's convention.
  private mutating func addConvolution(
    _ layer: Conv2D, kernelShape: [Int], to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let weights = LayerWeights(layer: target.name, file: file)
    let order = KernelOrder(
      groups: layer.groups, outputs: layer.filters,
      inputs: (input.shape.last ?? 0) / layer.groups, height: layer.kernelSize.height,
      width: layer.kernelSize.width, convention: weights.convention)
    let kernel = try weights.kernel(
      keras: kernelShape, pyTorch: [layer.filters, order.inputs, order.height, order.width])

    let operation = try planConvolution(layer, order, input: input, target)
    guard let source = operation.layout(of: ONEDNN_SOURCE),
      let kernelLayout = operation.layout(of: ONEDNN_WEIGHTS)
    else { throw .refused(target.name) }
    var parts = [
      (
        Operation.Part.weights,
        addWeights(kernel.name, layout: kernelLayout, content: .kernel(kernel, order, kernelLayout))
      )
    ]
    if layer.useBias {
      let bias = try weights.bias(layer.filters)
      let layout = try require(DataLayout(sizes: [layer.filters], strides: [1]), layer: target.name)
      parts.append((.bias, addWeights(bias.name, layout: layout, content: .copy(bias))))
    }
    let ready = try inLayout(source, input, layer: target.name)
    let result = try add(operation, to: ready, shape: target.shape, with: parts)
    return layer.activation == .relu
      ? result : try addActivation(layer.activation, to: result, target)
  }

  private func planConvolution(
    _ layer: Conv2D, _ order: KernelOrder, input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> Operation {
    guard let area = layer.window else {
      throw .layerNotSupported(layer: target.name, className: layer.className)
    }
    let window = onednn_window(area, from: input.shape, to: target.shape)
    let chosen = try chosenLayout(input.shape, layer: target.name)
    let kernel = try require(DataLayout(sizes: order.sizes), layer: target.name)
    let destination = try chosenLayout(target.shape, layer: target.name)
    let bias =
      layer.useBias
      ? try require(DataLayout(sizes: [layer.filters], strides: [1]), layer: target.name) : nil
    func plan(from source: DataLayout, winograd: Bool = false) throws(ForwardPassError) -> Operation
    {
      try Operation(for: target.name) { operation in
        withUnsafePointer(to: window) { window in
          onednn_plan_convolution(
            source.pointer, kernel.pointer, bias?.pointer, destination.pointer, window,
            layer.activation == .relu ? ONEDNN_RELU : ONEDNN_NO_FUNCTION, winograd, operation)
        }
      }
    }
    if purpose == .manyPasses && layer.suitsWinograd,
      let quick = try? plan(from: chosen, winograd: true)
    {
      return quick
    }
    // Pictures of few channels stay as they are where the processor has quick code for that: with
    // AVX-512 but not with AVX2. Deeper maps may take the layout that is quickest.
    if input.shape.last ?? 0 <= 4 {
      let plain = try plan(from: input.layout)
      if !plain.isReference { return plain }
    }
    return try plan(from: chosen)
  }
}

extension Conv2D {
  /// Whether the convolution can be done with fewer multiplications (Lavin & Gray 2016).
  fileprivate var suitsWinograd: Bool {
    kernelSize == Extent(height: 3, width: 3) && strides == Extent(height: 1, width: 1)
      && dilationRate == Extent(height: 1, width: 1) && groups == 1
  }
}

extension onednn_window {
  /// A window over maps of one shape that gives maps of another.
  ///
  /// Where rounding up lets a last window reach over the edge, the padding grows to hold it.
  init(_ window: Window, from input: [Int], to output: [Int]) {
    func margins(_ axis: Axis, _ dimension: Int) -> (Int64, Int64) {
      let (before, after) = window.margins(of: input[dimension], along: axis)
      let covered = (output[dimension] - 1) * window.strides[axis] + window.reach(along: axis)
      let needed = covered - input[dimension] - before
      return (Int64(before), Int64(max(after, needed)))
    }
    let (rows, columns) = (margins(.height, 0), margins(.width, 1))
    self.init(
      size: (Int64(window.size.height), Int64(window.size.width)),
      strides: (Int64(window.strides.height), Int64(window.strides.width)),
      dilation: (Int64(window.dilationRate.height), Int64(window.dilationRate.width)),
      padding_before: (rows.0, columns.0), padding_after: (rows.1, columns.1))
  }

  /// A window that moves by its own size, without padding.
  init(tilesOf height: Int, by width: Int) {
    let size = (Int64(height), Int64(width))
    self.init(
      size: size, strides: size, dilation: (1, 1), padding_before: (0, 0), padding_after: (0, 0))
  }
}
