import ModelDescription

extension ONNXBuilder {
  /// The kernel of a convolution and its bias: `nil` if they are not the file's or do not fit.
  private func kernel(
    _ node: ONNXNode, outputs: (_ kernel: [Int], _ groups: Int) -> Int?
  ) -> (constant: ONNXConstant, groups: Int, filters: Int, bias: ONNXConstant?)? {
    let groups = node.integer("group") ?? 1
    guard let kernel = constant(node, 1), kernel.shape.count == 4, groups > 0,
      let filters = outputs(kernel.shape, groups)
    else { return nil }
    guard node.input(2) != nil else { return (kernel, groups, filters, nil) }
    guard let bias = constant(node, 2), bias.shape == [filters] else { return nil }
    return (kernel, groups, filters, bias)
  }

  private func weights(
    _ kernel: ONNXConstant, _ bias: ONNXConstant?
  ) -> [(end: String, constant: ONNXConstant)] {
    [(".weight", kernel)] + (bias.map { [(".bias", $0)] } ?? [])
  }

  func convolution(_ node: ONNXNode) -> ONNXConversion? {
    guard let input = place(node, 0), let channels = input.shape.channels,
      let (kernel, groups, filters, bias) = kernel(node, outputs: { kernel, _ in kernel[0] }),
      channels % groups == 0, kernel.shape[1] == channels / groups,
      let window = ONNXWindow(
        node, kernel: Extent(height: kernel.shape[2], width: kernel.shape[3]), over: input.shape),
      [window.kernel.height, window.kernel.width] == Array(kernel.shape[2...])
    else { return nil }
    let layer: any Layer
    if groups == channels, groups > 1, filters % channels == 0 {
      layer = DepthwiseConv2D(
        kernelSize: window.kernel.pair, strides: window.strides.pair, padding: window.padding,
        depthMultiplier: filters / channels, dilationRate: window.dilations.pair,
        useBias: bias != nil)
    } else {
      layer = Conv2D(
        filters: filters, kernelSize: window.kernel.pair, strides: window.strides.pair,
        padding: window.padding, dilationRate: window.dilations.pair, groups: groups,
        useBias: bias != nil)
    }
    return .layer(
      ONNXApplication(layer: layer, inputs: [input], weights: weights(kernel, bias)))
  }

  func transposedConvolution(_ node: ONNXNode) -> ONNXConversion? {
    guard let input = place(node, 0), let channels = input.shape.channels,
      let (kernel, groups, filters, bias) = kernel(
        node,
        outputs: { kernel, groups in
          let (filters, overflow) = kernel[1].multipliedReportingOverflow(by: groups)
          return overflow ? nil : filters
        }),
      kernel.shape[0] == channels,
      let window = ONNXWindow(
        node, kernel: Extent(height: kernel.shape[2], width: kernel.shape[3]), over: input.shape,
        isTransposed: true),
      [window.kernel.height, window.kernel.width] == Array(kernel.shape[2...])
    else { return nil }
    let layer = Conv2DTranspose(
      filters: filters, kernelSize: window.kernel.pair, strides: window.strides.pair,
      padding: window.padding, dilationRate: window.dilations.pair,
      outputPadding: window.outputPadding.pair, groups: groups, useBias: bias != nil)
    return .layer(
      ONNXApplication(layer: layer, inputs: [input], weights: weights(kernel, bias)))
  }

  func pooling(_ node: ONNXNode) -> ONNXConversion? {
    guard let input = place(node, 0),
      let window = ONNXWindow(node, kernel: nil, over: input.shape)
    else { return nil }
    let roundsUp = node.integer("ceil_mode") == 1
    let layer: any Layer
    if node.operation == "MaxPool" {
      layer = MaxPooling2D(
        poolSize: window.kernel.pair, strides: window.strides.pair, padding: window.padding,
        ceilMode: roundsUp, dilationRate: window.dilations.pair)
    } else {
      layer = AveragePooling2D(
        poolSize: window.kernel.pair, strides: window.strides.pair, padding: window.padding,
        ceilMode: roundsUp, dilationRate: window.dilations.pair,
        countsPadding: node.integer("count_include_pad") == 1)
    }
    return .layer(ONNXApplication(layer: layer, inputs: [input]))
  }
}

extension Extent {
  /// Height and width, as layers take them.
  var pair: (Int, Int) { (height, width) }
}
