import ModelDescription

/// Layers with a window or a matrix of weights.
extension OpenVINOAssembler {
  /// Numbers beyond all networks; what is below never overflows.
  private static let limit = 1 << 30

  private func pair(_ step: Step, _ setting: String, usual: Int) -> (Int, Int)? {
    guard let numbers = step.layer.integers(setting) else { return (usual, usual) }
    guard numbers.count == 2,
      numbers.allSatisfy({ (0...OpenVINOAssembler.limit).contains($0) })
    else { return nil }
    return (numbers[0], numbers[1])
  }

  private func padding(_ step: Step) -> Padding? {
    switch step.layer.settings["auto_pad"] ?? "explicit" {
    case "valid": return .valid
    case "same_upper": return .same
    case "explicit", "notset":
      guard let first = pair(step, "pads_begin", usual: 0),
        let last = pair(step, "pads_end", usual: 0)
      else { return nil }
      if first == (0, 0), last == (0, 0) { return .valid }
      return .explicit(top: first.0, bottom: last.0, left: first.1, right: last.1)
    default: return nil
    }
  }

  /// Kernels are output × input × height × width; with groups, these for each group.
  func convolution(_ step: Step, useBias: Bool) -> StatedGraph.Conversion? {
    let isGrouped = step.layer.type == "GroupConvolution"
    guard let input = shape(step, 0), input.dataFormat == .channelsFirst,
      let channels = input.channels, let kernel = constant(step, 1)?.shape,
      kernel.count == (isGrouped ? 5 : 4), let padding = padding(step),
      let strides = pair(step, "strides", usual: 1),
      let dilations = pair(step, "dilations", usual: 1)
    else { return nil }
    let groups = isGrouped ? kernel[0] : 1
    let size = (kernel[kernel.count - 2], kernel[kernel.count - 1])
    let each = isGrouped ? Array(kernel[1...]) : kernel
    guard each[1].multipliedReportingOverflow(by: groups) == (channels, false) else { return nil }
    if isGrouped, each[1] == 1, groups > 1 {
      let layer = DepthwiseConv2D(
        kernelSize: size, strides: strides, padding: padding, depthMultiplier: each[0],
        dilationRate: dilations, useBias: useBias)
      return graph.alone(layer, self.input(step, 0))
    }
    let layer = Conv2D(
      filters: each[0] * groups, kernelSize: size, strides: strides, padding: padding,
      dilationRate: dilations, groups: groups, useBias: useBias)
    return graph.alone(layer, self.input(step, 0))
  }

  /// Kernels are input × output × height × width; with groups, these for each group.
  func transposedConvolution(_ step: Step, useBias: Bool) -> StatedGraph.Conversion? {
    let isGrouped = step.layer.type == "GroupConvolutionBackpropData"
    // A third input states the output's size, from which the padding would follow.
    guard step.inputs.count == 2, let input = shape(step, 0), input.dataFormat == .channelsFirst,
      let channels = input.channels, let kernel = constant(step, 1)?.shape,
      kernel.count == (isGrouped ? 5 : 4), let padding = padding(step), padding != .same,
      let strides = pair(step, "strides", usual: 1),
      let dilations = pair(step, "dilations", usual: 1),
      let outputPadding = pair(step, "output_padding", usual: 0)
    else { return nil }
    let groups = isGrouped ? kernel[0] : 1
    let each = isGrouped ? Array(kernel[1...]) : kernel
    guard each[0].multipliedReportingOverflow(by: groups) == (channels, false) else { return nil }
    let layer = Conv2DTranspose(
      filters: each[1] * groups, kernelSize: (each[2], each[3]), strides: strides,
      padding: padding, dilationRate: dilations, outputPadding: outputPadding, groups: groups,
      useBias: useBias)
    return graph.alone(layer, self.input(step, 0))
  }

  func pooling(_ step: Step) -> StatedGraph.Conversion? {
    guard let input = shape(step, 0), input.dataFormat == .channelsFirst,
      step.layer.settings["kernel"] != nil, let size = pair(step, "kernel", usual: 1),
      let strides = pair(step, "strides", usual: 1), let padding = padding(step),
      let dilations = pair(step, "dilations", usual: 1)
    else { return nil }
    let roundsUp = step.layer.settings["rounding_type"]?.hasPrefix("ceil") ?? false
    let layer: any Layer =
      step.layer.type == "MaxPool"
      ? MaxPooling2D(
        poolSize: size, strides: strides, padding: padding, ceilMode: roundsUp,
        dilationRate: dilations)
      : AveragePooling2D(
        poolSize: size, strides: strides, padding: padding, ceilMode: roundsUp,
        countsPadding: !step.layer.flag("exclude-pad"))
    return graph.alone(layer, self.input(step, 0))
  }

  /// A product with a matrix of the file is a fully connected layer.
  mutating func product(_ step: Step, useBias: Bool) -> StatedGraph.Conversion? {
    guard !step.layer.flag("transpose_a"), let first = input(step, 0), let second = input(step, 1)
    else { return nil }
    let isTransposed = step.layer.flag("transpose_b")
    if let kernel = constant(step, 1)?.shape, kernel.count == 2, let shape = shape(step, 0) {
      let (inputs, units) =
        isTransposed ? (kernel[1], kernel[0]) : (kernel[0], kernel[1])
      guard shape.dimensions.count >= 2, shape.dimensions.last == inputs else { return nil }
      return graph.alone(Dense(units: units, useBias: useBias), first)
    }
    return graph.merging(MatrixProduct(transposesSecond: isTransposed), [first, second])
  }
}
